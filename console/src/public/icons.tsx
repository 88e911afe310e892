import type { ReactNode } from "react";

const line = (paths: ReactNode, size = 24) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {paths}
  </svg>
);

export const icons = {
  send: line(<path d="M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4" />),
  search: line(
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m16 16 4.5 4.5" />
    </>,
  ),
  results: line(<path d="M6 3.5h9l3.5 3.5v13.5H6zM9 11h6M9 15h6M14.5 3.5V7.5h4" />),
  phone: line(
    <path d="M5 4h4l1.8 4.6-2.3 1.6a12 12 0 0 0 5.3 5.3l1.6-2.3L20 15v4a1.6 1.6 0 0 1-1.7 1.6A15.5 15.5 0 0 1 3.4 5.7 1.6 1.6 0 0 1 5 4z" />,
  ),
  clock: line(
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l3 2" />
    </>,
  ),
  check: line(
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m8.5 12.2 2.4 2.4 4.6-5" />
    </>,
  ),
  question: line(
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9.8 9.7a2.3 2.3 0 1 1 3.3 2.1c-.8.4-1.1.9-1.1 1.7M12 16.4v.1" />
    </>,
  ),
  work: line(
    <path d="M12 4v3M12 17v3M4 12h3M17 12h3M6.3 6.3l2.2 2.2M15.5 15.5l2.2 2.2M6.3 17.7l2.2-2.2M15.5 8.5l2.2-2.2" />,
  ),
  stop: line(
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M8.5 12h7" />
    </>,
  ),
  alarm: line(<path d="M12 4 2.8 20h18.4zM12 10v4.5M12 17.4v.1" />),
  place: line(
    <>
      <path d="M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21z" />
      <circle cx="12" cy="9.7" r="2.4" />
    </>,
    20,
  ),
  camera: line(
    <>
      <path d="M4 8h3.5L9 5.5h6L16.5 8H20v11H4z" />
      <circle cx="12" cy="13.2" r="3.4" />
    </>,
  ),
  remove: line(<path d="M6 6l12 12M18 6 6 18" />, 18),
  film: line(<path d="M4 6h12v12H4zM16 10.5l4-2.5v8l-4-2.5" />),
  sound: line(<path d="M5 10v4h3l4 3.5v-11L8 10zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11" />),
  shield: line(<path d="M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6z" />, 20),
  moon: line(<path d="M19.5 14.5A8 8 0 1 1 9.5 4.5a6.5 6.5 0 0 0 10 10z" />, 20),
} as const;

/** The product's sign: a speech bubble with its corner on the ground. */
export function Sign() {
  return (
    <svg width="36" height="36" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
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
