import { PeoplePicker } from "../plan/people-picker";

type Props = { id?: string; value?: number; onChange?: (value: number | undefined) => void };

/** Whose days they are. */
export function LeaderField({ id, value, onChange }: Props) {
  return <PeoplePicker id={id} value={value} onChange={(next) => onChange?.(next)} />;
}
