import { useEffect, useState } from "react";
import { toAppError } from "../../lib/app-error";
import { rpc } from "../../lib/rpc";
import type { Visitor } from "./types";

/** Digits of a Vietnamese number that is whole, else nothing: half a number is not looked up. */
export function wholeNumber(typed: string | undefined): string | undefined {
  const digits = (typed ?? "").replace(/[\s.\-()]/g, "").replace(/^\+?84/, "0");
  return /^0\d{9,10}$/.test(digits) ? digits : undefined;
}

/** Who has this number and what they brought before. Every look is on record, so each number is asked once. */
export function useVisitor(typed: string | undefined): { visitor?: Visitor; isLooking: boolean } {
  const number = wholeNumber(typed);
  const [found, setFound] = useState<{ number: string; visitor?: Visitor }>();
  useEffect(() => {
    if (!number || found?.number === number) return;
    let isStale = false;
    const timer = setTimeout(() => {
      rpc<Visitor>("find_visitor", { p_phone: number })
        .then((visitor) => !isStale && setFound({ number, visitor }))
        // Looking somebody up only helps; without it the form is filled by hand.
        .catch((error) => {
          toAppError(error);
          if (!isStale) setFound({ number });
        });
    }, 300);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [number, found?.number]);
  const isCurrent = number !== undefined && found?.number === number;
  return { visitor: isCurrent ? found?.visitor : undefined, isLooking: number !== undefined && !isCurrent };
}
