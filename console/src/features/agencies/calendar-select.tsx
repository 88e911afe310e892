import { useQuery } from "@tanstack/react-query";
import { Select, type SelectProps } from "antd";
import { toAppError } from "../../lib/app-error";
import { supabase } from "../../lib/supabase";

type Calendar = { id: string; name: string };

function useCalendars() {
  return useQuery({
    queryKey: ["options", "calendars"],
    queryFn: async () => {
      const { data, error, status } = await supabase().from("calendars").select("id, name").order("name");
      if (error) throw toAppError(error, status);
      return data as Calendar[];
    },
    staleTime: 300_000,
  });
}

/** Picks the working calendar in which an agency's deadlines run. */
export function CalendarSelect({ "aria-required": _required, ...props }: SelectProps) {
  const { data = [], isFetching } = useCalendars();
  const options = data.map((calendar) => ({ value: calendar.id, label: calendar.name }));
  return <Select {...props} options={options} loading={isFetching} showSearch optionFilterProp="label" />;
}

/** The name behind a calendar's id; the id while the names are on their way. */
export function CalendarName({ id }: { id: string }) {
  const { data = [] } = useCalendars();
  return <>{data.find((calendar) => calendar.id === id)?.name ?? id}</>;
}
