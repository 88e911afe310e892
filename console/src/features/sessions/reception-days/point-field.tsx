import { RemoteSelect } from "../../../components/remote-select";

type Props = { id?: string; value?: number; onChange?: (value: number | undefined) => void };

/** Where the leader receives by default. */
export function PointField({ id, value, onChange }: Props) {
  return (
    <RemoteSelect
      id={id}
      value={value}
      source={{
        table: "meeting_points",
        columns: "id, name, address",
        order: "name",
        labelOf: (row) => String(row.name),
        detailOf: (row) => String(row.address ?? ""),
        narrow: (query) => query.is("archived_at", null),
      }}
      onChange={(next) => onChange?.(next as number | undefined)}
    />
  );
}
