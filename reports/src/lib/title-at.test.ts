import { expect, test } from "vitest";
import { titleAt } from "./title-at.ts";

test.each<[string | null, string | null, string]>([
  ["Giám đốc Sở", "Sở Xây dựng thành phố Hải Phòng", "Giám đốc Sở Xây dựng thành phố Hải Phòng"],
  ["Lãnh đạo UBND thành phố", "UBND thành phố Hải Phòng", "Lãnh đạo UBND thành phố Hải Phòng"],
  ["Phó Chánh Thanh tra", "Thanh tra thành phố", "Phó Chánh Thanh tra thành phố"],
  ["Chủ tịch UBND phường", "UBND phường Lê Chân", "Chủ tịch UBND phường Lê Chân"],
  ["Chủ tịch UBND thành phố", "UBND thành phố", "Chủ tịch UBND thành phố"],
  ["Trưởng phòng Nghiệp vụ", "Thanh tra thành phố", "Trưởng phòng Nghiệp vụ, Thanh tra thành phố"],
  ["Công dân", "VV-26-0012", "Công dân, VV-26-0012"],
  ["Chuyên viên", null, "Chuyên viên"],
  [null, "Sở Xây dựng", "Sở Xây dựng"],
  [null, null, ""],
])("%s at %s", (title, organisation, said) => expect(titleAt(title, organisation)).toBe(said));
