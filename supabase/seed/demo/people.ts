import type { Random } from "./random.ts";

// Composed at random from the commonest syllables; whoever bears such a name is not meant.
const families: readonly (readonly [string, number])[] = [
  ["Nguyễn", 30],
  ["Phạm", 14],
  ["Trần", 11],
  ["Lê", 9],
  ["Vũ", 8],
  ["Hoàng", 6],
  ["Đỗ", 5],
  ["Bùi", 5],
  ["Đào", 4],
  ["Đặng", 4],
  ["Ngô", 3],
  ["Lương", 3],
  ["Phùng", 2],
  ["Đoàn", 3],
  ["Mạc", 1],
  ["Tạ", 1],
  ["Khúc", 1],
  ["Cao", 2],
];
const men = {
  middle: ["Văn", "Đức", "Quang", "Xuân", "Hữu", "Đình", "Mạnh", "Công", "Ngọc", "Minh", "Trọng", "Bá"],
  given: [
    "Khánh",
    "Hùng",
    "Sơn",
    "Thắng",
    "Toàn",
    "Vượng",
    "Kiên",
    "Luân",
    "Đạt",
    "Tuấn",
    "Phúc",
    "Hiếu",
    "Quyết",
    "Thành",
    "Nghĩa",
    "Duy",
    "Lộc",
    "Bảo",
    "Khôi",
    "Tường",
  ],
} as const;
const women = {
  middle: ["Thị", "Thu", "Thị Thanh", "Ngọc", "Thị Minh", "Bích", "Thị Hồng", "Kim", "Thị Kiều", "Diệu"],
  given: [
    "Hương",
    "Lan",
    "Hạnh",
    "Thảo",
    "Mai",
    "Ngân",
    "Yến",
    "Nhung",
    "Oanh",
    "Trang",
    "Quỳnh",
    "Liên",
    "Nga",
    "Hằng",
    "Dung",
    "Huệ",
    "Loan",
    "Vân",
    "Phượng",
    "Hường",
  ],
} as const;

export function personName(random: Random): string {
  const sex = random.chance(0.5) ? men : women;
  return `${random.weighted(families)} ${random.pick(sex.middle)} ${random.pick(sex.given)}`;
}

/**
 * Telephone number `index` of the demo range 0570 000 000 – 0570 999 999. It has the shape of a mobile number, but the
 * prefix 057 is not assigned to any network in Vietnam, so no message can reach a living person.
 */
export function demoPhone(index: number): string {
  return `0570${String(index % 1_000_000).padStart(6, "0")}`;
}

/** "Nguyễn Thị Hương" → "nguyen.thi.huong": for addresses under the reserved domain `.example`. */
export function mailName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .toLowerCase()
    .split(" ")
    .join(".");
}
