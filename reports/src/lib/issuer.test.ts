import { describe, expect, test } from "vitest";
import { capacityOf, cityCommittee, issuerOf, placeOfIssue, unitOf } from "./issuer.ts";

const commune = { name: "UBND phường Lê Chân", kind: "commune" };
const office = { name: "Văn phòng UBND thành phố Hải Phòng", kind: "office" };
const department = { name: "Sở Tư pháp thành phố Hải Phòng", kind: "department" };

describe("Nghị định 30/2020 Phụ lục I, mục II: who issues a paper", () => {
  test.each([
    ["a commune's committee has no superior", commune, undefined, "Ủy ban nhân dân\nphường Lê Chân", "Lê Chân"],
    [
      "nor has one written out",
      { ...commune, name: "Ủy ban nhân dân đặc khu Cát Hải" },
      undefined,
      "Ủy ban nhân dân\nđặc khu Cát Hải",
      "Cát Hải",
    ],
    ["nor has the city's", cityCommittee, undefined, "Ủy ban nhân dân\nthành phố Hải Phòng", "Hải Phòng"],
    ["the Office belongs to the city's committee", office, "UBND thành phố Hải Phòng", "Văn phòng", "Hải Phòng"],
    ["so does a department", department, "UBND thành phố Hải Phòng", "Sở Tư pháp", "Hải Phòng"],
  ])("%s", (_name, agency, superior, issuer, place) => {
    expect(issuerOf(agency)).toEqual({ superior, issuer });
    expect(placeOfIssue(agency)).toBe(place);
  });

  test.each([
    [commune, "Ủy ban nhân dân phường Lê Chân"],
    [department, "Sở Tư pháp thành phố Hải Phòng"],
  ])("a desk is no authority: %o stands above it", (agency, superior) => {
    expect(unitOf(agency, "Bộ phận Một cửa")).toEqual({ superior, issuer: "Bộ phận Một cửa" });
  });

  test.each([
    [commune, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]],
    [office, ["CHÁNH VĂN PHÒNG"]],
    [{ name: "Ban Tiếp công dân thành phố Hải Phòng", kind: "office" }, ["TRƯỞNG BAN"]],
    [department, ["GIÁM ĐỐC"]],
    [{ name: "Thanh tra thành phố Hải Phòng", kind: "department" }, ["THỦ TRƯỞNG ĐƠN VỊ"]],
  ])("%o signs in its capacity", (agency, capacity) => {
    expect(capacityOf(agency)).toEqual(capacity);
  });

  test("a deputy signs in the head's place", () => {
    expect(capacityOf(commune, "Phó Chủ tịch")).toEqual(["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
    expect(capacityOf(department, "Phó Giám đốc")).toEqual(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]);
  });
});
