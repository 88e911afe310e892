import type { FormInstance } from "antd";
import { useEffect, useRef, useState } from "react";
import type { IntakeValues } from "./intake-draft";
import { isPhone, plainPhone } from "./intake-payload";
import { useCaller } from "./use-caller";

/** Looks the number up, fills in who it is, and moves the cursor to what is still missing. */
export function useCallerLookup(form: FormInstance<IntakeValues>, isActive: boolean, store: () => void) {
  const [phone, setPhone] = useState<string>();
  const [isPrefilled, setPrefilled] = useState(false);
  const jump = useRef(false);
  const query = useCaller(phone);

  const moveOn = () => {
    if (!jump.current) return;
    jump.current = false;
    const first = (["full_name", "address", "content"] as const).find((field) => !form.getFieldValue(field));
    form.focusField(first ?? "content");
  };

  const lookUp = (isEnter: boolean) => {
    const typed = form.getFieldValue("phone") ?? "";
    if (!isPhone(typed)) {
      if (isEnter) form.validateFields(["phone"]).catch(() => undefined);
      return;
    }
    const plain = plainPhone(typed);
    jump.current = isEnter;
    if (plain === phone && query.data) return moveOn();
    setPrefilled(false);
    setPhone(plain);
  };

  // A call put through by the telephone system, or a draft taken up again, comes with its number: asked once it is in front.
  const isAsked = useRef(false);
  useEffect(() => {
    if (!isActive || isAsked.current) return;
    isAsked.current = true;
    if (isPhone(form.getFieldValue("phone") ?? "")) lookUp(true);
  }, [isActive]);

  const prefill = () => {
    const known = query.data;
    if (!known?.is_known) return;
    const filled: (keyof IntakeValues)[] = [];
    for (const field of ["full_name", "address", "email"] as const) {
      if (form.getFieldValue(field) || !known[field]) continue;
      form.setFieldValue(field, known[field]);
      filled.push(field);
    }
    if (!filled.length) return;
    form.validateFields(filled).catch(() => undefined);
    setPrefilled(true);
    store();
  };

  // Once for each answer of the look-up.
  useEffect(() => {
    if (!query.data && !query.isError) return;
    if (query.data?.is_known && !form.getFieldValue("full_name")) prefill();
    moveOn();
  }, [query.data, query.isError]);

  return { phone, query, isPrefilled, prefill, lookUp };
}
