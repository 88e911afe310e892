import type pg from "pg";

type Decision = {
  /** Working on it since so many days, and done after so many more; undone when missing. */
  daysAgo: number;
  doneAfter?: number;
  number: string;
  kind: "procedure" | "agency_code";
  summary: string;
  items: object[];
};

/** How the catalogue is kept: decisions carried out in time and late, one that waits for the supervisor, one code of an agency. */
export async function fillCatalogue(client: pg.Client, now: Date): Promise<void> {
  const day = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const ids = await client.query<{ code: string; id: string }>(
    "select code, id from public.procedures where code in ('1.004884', '1.000656', '2.000620', 'MAU-TM-01')",
  );
  const idOf = new Map(ids.rows.map((row) => [row.code, Number(row.id)]));
  const actor = await client.query<{ id: string }>(
    "select min(id) as id from public.staff where email like 'vanphong@%'",
  );
  const actorId = Number(actor.rows[0]?.id);
  const unit = await client.query<{ id: string }>("select id from public.agencies where code = 'BTCD'");
  const decisions: Decision[] = [
    {
      daysAgo: 96,
      doneAfter: 4,
      number: "2915/QĐ-UBND",
      kind: "procedure",
      summary: "Công bố thủ tục hành chính sửa đổi, bổ sung lĩnh vực hộ tịch",
      items: [{ action: "amended", procedure_id: idOf.get("1.004884") }],
    },
    {
      daysAgo: 40,
      doneAfter: 12,
      number: "3702/QĐ-UBND",
      kind: "procedure",
      summary: "Công bố thủ tục hành chính sửa đổi lĩnh vực lưu thông hàng hóa",
      items: [{ action: "amended", procedure_id: idOf.get("2.000620") }],
    },
    {
      daysAgo: 6,
      number: "4105/QĐ-UBND",
      kind: "procedure",
      summary: "Công bố thủ tục hành chính mới và sửa đổi lĩnh vực hộ tịch, xúc tiến thương mại",
      items: [
        { action: "amended", procedure_id: idOf.get("1.000656") },
        { action: "amended", procedure_id: idOf.get("MAU-TM-01") },
        { action: "new", procedure_code: "MAU-HT-02", procedure_name: "Thủ tục cấp bản sao điện tử Giấy khai sinh" },
      ],
    },
    {
      daysAgo: 2,
      number: "4138/QĐ-UBND",
      kind: "agency_code",
      summary: "Công bố mã định danh điện tử của Ban Tiếp công dân thành phố",
      items: [{ agency_id: Number(unit.rows[0]?.id), electronic_code: "H24.01.09" }],
    },
  ];
  for (const { daysAgo, doneAfter, ...decision } of decisions) {
    const decided = day(daysAgo);
    const on = new Date(decided.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
    const issuer = "Chủ tịch UBND thành phố Hải Phòng";
    await client.query("select private.register_catalogue_decision($1, $2, $3)", [
      actorId,
      new Date(decided.getTime() + 3_600_000),
      JSON.stringify({ ...decision, decided_on: on, issuer }),
    ]);
    if (doneAfter === undefined) continue;
    const at = day(daysAgo - doneAfter);
    for (const item of decision.items as { procedure_id: number }[]) {
      const draft = await client.query<{ made: { version_id: number } }>(
        "select private.start_procedure_version($1, $2, $3) as made",
        [actorId, at, item.procedure_id],
      );
      const versionId = draft.rows[0]?.made.version_id;
      await client.query("select private.save_procedure_version($1, $2, $3, null, $4)", [
        actorId,
        at,
        versionId,
        JSON.stringify({ decision_number: decision.number, decision_on: on, decision_issuer: issuer, valid_from: on }),
      ]);
      await client.query("select private.publish_procedure_version($1, $2, $3, null)", [actorId, at, versionId]);
    }
  }
}
