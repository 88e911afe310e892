/** A field no person sees or reaches; programs that fill in everything give themselves away by it. */
export function Trap({ onChange }: { onChange: (value: string) => void }) {
  return (
    <div className="trap" aria-hidden="true">
      <label>
        Website
        <input
          type="text"
          name="website"
          tabIndex={-1}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
    </div>
  );
}
