import { Table, type TableColumnType, Tooltip } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldName, fieldsOf, type Mapping } from "./fields";
import type { Problem } from "./stage";
import type { ImportTarget } from "./targets";
import { useProblemText } from "./use-problem-text";

type Row = { line: number; cells: string[] };
type Props = { target: ImportTarget; rows: Row[]; headers: string[]; mapping: Mapping; problems: readonly Problem[] };

/** Every row of the file in the office's own terms, each problem marked at its cell. Rows are drawn as they scroll by. */
export function PreviewTable({ target, rows, headers, mapping, problems }: Props) {
  const { t } = useTranslation("imports");
  const problemText = useProblemText();
  const byCell = useMemo(() => {
    const cells = new Map<string, Problem[]>();
    for (const problem of problems) {
      const key = `${problem.row} ${problem.column}`;
      cells.set(key, [...(cells.get(key) ?? []), problem]);
    }
    return cells;
  }, [problems]);

  const fields = fieldsOf(target).filter((field) => mapping[field] || problems.some(({ column }) => column === field));
  const columns: TableColumnType<Row>[] = [
    {
      key: "line",
      title: t("check.line"),
      width: 72,
      align: "right",
      fixed: "left",
      render: (_, row) => <span className="num">{row.line}</span>,
    },
    ...fields.map((field): TableColumnType<Row> => {
      const index = headers.indexOf(mapping[field] ?? "");
      return {
        key: field,
        title: fieldName(t, target, field),
        width: target.wide.includes(field) ? 320 : 170,
        ellipsis: true,
        render: (_, row) => {
          const found = byCell.get(`${row.line} ${field}`);
          const text = row.cells[index] ?? "";
          if (!found) return text;
          const reason = found.map(problemText).join("; ");
          const isError = found.some(({ severity }) => severity === "error");
          return (
            <Tooltip title={reason}>
              <span className={isError ? "cell-error" : "cell-warning"}>
                {text ? <span className="cell-text">{text}</span> : null}
                <em>{reason}</em>
              </span>
            </Tooltip>
          );
        },
      };
    }),
  ];
  const width = columns.reduce((sum, column) => sum + Number(column.width ?? 0), 0);

  return (
    <Table<Row>
      className="import-preview"
      aria-label={t("check.preview")}
      size="small"
      virtual
      pagination={false}
      rowKey="line"
      dataSource={rows}
      columns={columns}
      scroll={{ x: width, y: 420 }}
    />
  );
}
