import { useQuery } from "@tanstack/react-query";
import { Select, type SelectProps } from "antd";
import { toAppError } from "../../lib/app-error";
import { supabase } from "../../lib/supabase";

/** Picks the working calendar in which an agency's deadlines run. */
export function CalendarSelect(props: SelectProps) {
  const { data = [], isFetching } = useQuery({
    queryKey: ["options", "calendars"],
    queryFn: async () => {
      const { data: rows, error, status } = await supabase().from("calendars").select("id, name").order("name");
      if (error) throw toAppError(error, status);
      return rows as { id: string; name: string }[];
    },
    staleTime: 300_000,
  });
  const options = data.map((calendar) => ({ value: calendar.id, label: calendar.name }));
  return <Select {...props} options={options} loading={isFetching} showSearch optionFilterProp="label" />;
}
