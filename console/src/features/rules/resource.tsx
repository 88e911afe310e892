import "./rules.css";
import { defineResource } from "../../components/resource/define-resource";
import { rpc } from "../../lib/rpc";
import { RecomputeChoice } from "./recompute-choice";
import { RuleMeaning } from "./rule-meaning";
import { RuleVersions } from "./rule-versions";
import { targetText } from "./target-text";
import { toRule } from "./to-rule";
import { WithdrawRule } from "./withdraw-rule";

const tellable = [
  "officer",
  "agency_head",
  "operator",
  "lead_shift",
  "supervisor",
  "city_leader",
  "director",
  "preparer",
  "tech_support",
  "reception_board",
  "head_one_stop",
  "admin",
];

/** Deadline rules: what runs, how long, in whose calendar, and the article that says so. Saved by `save_rule()`. */
export const resource = defineResource({
  name: "rules",
  titleOf: (rule) => rule.name,
  subtitleOf: (rule) => `${rule.citation} · ${rule.issuer}${rule.force_note ? ` · ${rule.force_note}` : ""}`,
  archiveColumn: null,
  auditTable: "sla.rules",
  sort: { field: "position", order: "asc" },
  pageSize: 50,
  columns: [
    { key: "name", sort: true },
    { key: "target", value: (rule) => targetText(rule), width: 170 },
    { key: "citation", sort: true },
    { key: "force_note" },
    { key: "calendar_of", type: "enum", isOptional: true },
    { key: "valid_from", type: "date", sort: true, width: 120 },
    { key: "valid_to", type: "date", sort: true, width: 120, isOptional: true },
    { key: "validity", type: "enum", width: 130 },
    { key: "code", type: "code", isOptional: true },
  ],
  filters: [
    {
      key: "subject_type",
      type: "select",
      options: ["ticket", "session", "dossier", "procedure", "agency", "overdue_check"],
      isMultiple: true,
    },
    {
      key: "validity",
      type: "select",
      options: ["current", "future", "past"],
      isMultiple: true,
      initial: ["current", "future"],
    },
  ],
  form: {
    sections: [
      {
        key: "demand",
        fields: [
          { key: "target_amount", type: "number", isHalf: true, isHidden: (rule) => rule.target_unit === "given" },
          {
            key: "target_unit",
            type: "select",
            isRequired: true,
            isHalf: true,
            options: ["working_hours", "working_days", "days", "hours", "given"],
          },
          { key: "calendar_of", type: "select", isRequired: true, isHalf: true, options: ["agency", "centre", "city"] },
          { key: "warn_percent", type: "number", isHalf: true, isHidden: (rule) => rule.kind === "timer" },
          { key: "valid_from", type: "date", isRequired: true, isHalf: true },
          { key: "valid_to", type: "date", isHalf: true },
        ],
      },
      {
        key: "tells",
        fields: [
          {
            key: "warn_tells",
            type: "select",
            isMultiple: true,
            options: tellable,
            optionTexts: "rules:options.tells",
          },
          {
            key: "breach_tells",
            type: "select",
            isMultiple: true,
            options: tellable,
            optionTexts: "rules:options.tells",
          },
        ],
      },
      {
        key: "words",
        fields: [
          { key: "name", type: "text", isRequired: true, isHalf: true },
          { key: "name_en", type: "text", isHalf: true },
          { key: "description", type: "longText" },
          { key: "citation", type: "text", isRequired: true },
          { key: "issuer", type: "text", isRequired: true, isHalf: true },
          { key: "force_note", type: "text", isHalf: true },
        ],
      },
      { key: "open_records", fields: [{ key: "is_recomputing", type: "boolean", control: RecomputeChoice }] },
    ],
    fromRow: (rule) => ({ ...rule, warn_percent: rule.warn_share === null ? null : Number(rule.warn_share) * 100 }),
    toRow: toRule,
    save: async ({ is_recomputing: isRecomputing, ...rule }, id) => {
      const saved = await rpc<{ id: number }>("save_rule", {
        p_rule: { ...rule, id },
        p_is_recomputing: isRecomputing === true,
      });
      return saved.id;
    },
  },
  show: {
    main: [RuleMeaning, RuleVersions],
    actions: [WithdrawRule],
    hiddenFacts: ["name"],
  },
});
