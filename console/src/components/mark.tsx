/** The console's sign: a speech bubble with its corner on the ground, in the accent colour. */
export function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false" className="mark">
      <rect width="32" height="32" rx="7" fill="var(--c-accent)" />
      <path
        d="M9 21.5V10.5h14v8H13.5z"
        fill="none"
        stroke="var(--c-on-accent)"
        strokeWidth="2.4"
        strokeLinejoin="round"
      />
      <path d="M13 14.6h6" stroke="var(--c-on-accent)" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}
