/** Lists over big tables count up to here (`meta: {count: "capped"}`); a total above it means "more than that". */
export const COUNT_CAP = 10_000;
