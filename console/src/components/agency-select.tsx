import { useTranslation } from "react-i18next";
import { isoDate } from "../lib/date-time";
import { RemoteSelect, type RemoteSelectProps } from "./remote-select";

type Props = RemoteSelectProps & {
  /** Offer only agencies of these kinds. */
  kinds?: string[];
  /** Offer abolished and archived ones too. */
  withPast?: boolean;
};

/** Picks agencies by name, short name or code, with or without accents. */
export function AgencySelect({ kinds, withPast, ...rest }: Props) {
  const { t } = useTranslation("common");
  return (
    <RemoteSelect
      placeholder={t("select.agency")}
      {...rest}
      source={{
        table: "agencies",
        columns: "id, code, name, short_name, kind",
        order: "name",
        labelOf: (row) => String(row.name),
        detailOf: (row) => t(`agencyKind.${row.kind}`),
        narrowKey: [kinds, withPast],
        narrow: (query) => {
          let narrowed = kinds ? query.in("kind", kinds) : query;
          if (!withPast) {
            narrowed = narrowed.is("archived_at", null).or(`valid_to.is.null,valid_to.gte.${isoDate(new Date())}`);
          }
          return narrowed;
        },
      }}
    />
  );
}
