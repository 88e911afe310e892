import type { CrudFilter } from "@refinedev/core";
import { describe, expect, test } from "vitest";
import { applyFilter, type Filterable, toExpression } from "./data-filter";

function recorded(filter: CrudFilter): string[] {
  const seen: string[] = [];
  const query: Filterable = {
    filter: (column, operator, value) => {
      seen.push(`${column}=${operator}.${value}`);
      return query;
    },
    or: (conditions) => {
      seen.push(`or=(${conditions})`);
      return query;
    },
  };
  applyFilter(query, filter);
  return seen;
}

describe("a filter as PostgREST reads it", () => {
  test.each<[CrudFilter, string[]]>([
    [{ field: "a", operator: "eq", value: 1 }, ["a=eq.1"]],
    [{ field: "a", operator: "eq", value: null }, ["a=is.null"]],
    [{ field: "a", operator: "ne", value: "x" }, ["a=neq.x"]],
    [{ field: "a", operator: "nin", value: [1, 2] }, ['a=not.in.("1","2")']],
    [{ field: "a", operator: "in", value: ["x,y", 'say "hi"'] }, ['a=in.("x,y","say \\"hi\\"")']],
    [{ field: "a", operator: "null", value: true }, ["a=is.null"]],
    [{ field: "a", operator: "nnull", value: true }, ["a=not.is.null"]],
    [{ field: "a", operator: "contains", value: "50%_*" }, ["a=ilike.%50\\%\\__%"]],
    [{ field: "a", operator: "nstartswith", value: "x" }, ["a=not.ilike.x%"]],
    [{ field: "a", operator: "endswiths", value: "x" }, ["a=like.%x"]],
    [{ field: "a", operator: "ina", value: ["x"] }, ['a=cs.{"x"}']],
    [{ field: "a", operator: "between", value: [1, 5] }, ["a=gte.1", "a=lte.5"]],
    [{ field: "a", operator: "between", value: [null, 5] }, ["a=lte.5"]],
    [{ field: "a", operator: "nbetween", value: [1, 5] }, ['or=(a.lt."1",a.gt."5")']],
  ])("%j", (filter, expected) => {
    expect(recorded(filter)).toEqual(expected);
  });

  test("and at the top level is several conditions", () => {
    const both: CrudFilter = {
      operator: "and",
      value: [
        { field: "a", operator: "gt", value: 1 },
        { field: "b", operator: "lt", value: 2 },
      ],
    };
    expect(recorded(both)).toEqual(["a=gt.1", "b=lt.2"]);
  });

  test("groups nest, and values cannot break out of them", () => {
    const nested: CrudFilter = {
      operator: "or",
      value: [
        { field: "name", operator: "contains", value: "a),b.eq.(1" },
        {
          operator: "and",
          value: [
            { field: "c", operator: "null", value: true },
            { field: "d", operator: "in", value: [1, 2] },
          ],
        },
      ],
    };
    expect(recorded(nested)).toEqual(['or=(name.ilike."%a),b.eq.(1%",and(c.is.null,d.in.("1","2")))']);
  });

  test("an empty group says nothing", () => {
    expect(recorded({ operator: "or", value: [] })).toEqual([]);
    expect(toExpression({ operator: "and", value: [] })).toBe("");
  });

  test("an unknown operator is an error, never passed on", () => {
    expect(() => recorded({ field: "a", operator: "like; drop" as never, value: 1 })).toThrow(
      "unknown filter operator",
    );
  });
});
