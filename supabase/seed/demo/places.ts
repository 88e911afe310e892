import type { Random } from "./random.ts";

export interface Unit {
  readonly id: number;
  readonly code: string;
  /** "Phường Lê Chân" */
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

export interface Place {
  /** As in a sentence: "ngõ 72 đường Tô Hiệu, phường Lê Chân" */
  readonly spot: string;
  readonly street: string;
  /** "phường Lê Chân" */
  readonly ward: string;
  /** A postal address for the citizen living nearby. */
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Streets by the code of the commune-level unit; the rest have village roads. */
const streets: Readonly<Record<string, readonly string[]>> = {
  "11311": ["Hùng Vương", "Quang Trung", "Điện Biên Phủ", "Hoàng Văn Thụ", "Phan Bội Châu", "Tam Bạc", "Trần Hưng Đạo"],
  "11329": ["Đà Nẵng", "Lê Lai", "Lê Thánh Tông", "Trần Khánh Dư", "Lương Khánh Thiện", "Máy Tơ"],
  "11359": ["Lạch Tray", "Văn Cao", "Nguyễn Bỉnh Khiêm", "An Đà", "Đông Khê", "Nguyễn Trãi"],
  "11383": ["Tô Hiệu", "Hai Bà Trưng", "Nguyễn Đức Cảnh", "Trần Nguyên Hãn", "Cát Cụt", "Mê Linh", "Hồ Sen"],
  "11407": ["Thiên Lôi", "Nguyễn Văn Linh", "Hoàng Minh Thảo", "Dư Hàng", "Miếu Hai Xã", "Chợ Hàng"],
  "11411": ["Đình Vũ", "Chùa Vẽ", "Phương Lưu", "Kiều Hạ", "Đông Hải"],
  "11413": ["Lê Hồng Phong", "Ngô Gia Tự", "Đằng Hải", "Trung Lực", "Cát Bi"],
  "11443": ["Trần Thành Ngọ", "Lê Duẩn", "Hoàng Quốc Việt", "Phan Đăng Lưu", "Trường Chinh"],
  "11446": ["Trần Tất Văn", "Nguyễn Lương Bằng", "Tây Sơn", "Đồng Hòa"],
  "11455": ["Lý Thánh Tông", "Vạn Sơn", "Suối Rồng", "Nguyễn Hữu Cầu"],
  "11737": ["Phạm Văn Đồng", "Bàng La", "Hợp Đức"],
  "11689": ["Mạc Đăng Doanh", "Đại Thắng", "Đa Phúc"],
  "11692": ["Phạm Văn Đồng", "Hải Thành", "Tân Thành"],
  "11560": ["Bạch Đằng", "Núi Đèo", "Thủy Sơn", "Tân Dương"],
  "11617": ["Tôn Đức Thắng", "Máng Nước", "An Đồng", "Hà Nội"],
  "11581": ["Quốc lộ 5", "Đường 351", "Đường 208"],
  "11602": ["Cống Mỹ", "Hùng Vương", "Quán Toan"],
  "10525": ["Nguyễn Lương Bằng", "Phạm Ngũ Lão", "Trần Hưng Đạo", "Bạch Đằng", "Thanh Niên", "Quang Trung"],
  "10507": ["Nguyễn Thị Duệ", "Ngô Quyền", "Trường Chinh"],
  "10532": ["Lê Thanh Nghị", "Yết Kiêu", "Bùi Thị Xuân"],
  "10537": ["Tân Hưng", "Thạch Khôi", "Đức Minh"],
  "10891": ["Vũ Mạnh Hùng", "Đức Minh", "Nguyễn Lương Bằng"],
  "10546": ["Nguyễn Trãi", "Thái Học", "Trần Hưng Đạo"],
  "10675": ["Trần Hưng Đạo", "An Ninh", "Thanh Niên"],
  "11914": ["Một Tháng Tư", "Núi Ngọc", "Cái Bèo", "Tùng Dinh"],
};
const villageRoads = [
  "đường trục xã",
  "đường liên thôn",
  "Quốc lộ 10",
  "Tỉnh lộ 354",
  "Tỉnh lộ 391",
  "đường ven đê",
  "đường ra chợ trung tâm",
] as const;
const villages = [
  "Đông",
  "Đoài",
  "Thượng",
  "Hạ",
  "Trung",
  "Nam",
  "Bắc",
  "Xuân Hòa",
  "An Lạc",
  "Phú Cường",
  "Tiền Phong",
  "Đồng Tâm",
  "Hòa Bình",
  "Quyết Tiến",
] as const;

const coast = ["11455", "11737", "11914", "11948"];

export function isCoast(unit: Unit): boolean {
  return coast.includes(unit.code);
}

export function areaOf(unit: Unit): "urban" | "rural" {
  return unit.name.startsWith("Phường") ? "urban" : "rural";
}

/** How much a unit reports: inner city most, islands least. */
export function unitWeight(code: string): number {
  const inner: Readonly<Record<string, number>> = {
    "11311": 10,
    "11329": 9,
    "11359": 10,
    "11383": 11,
    "11407": 9,
    "11413": 8,
    "11411": 6,
    "11443": 7,
    "11560": 6,
    "10525": 8,
    "10507": 5,
    "10532": 5,
    "11617": 6,
    "11948": 0.15,
  };
  return inner[code] ?? (streets[code] ? 4 : 1.2);
}

function lowerKind(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

export function pickPlace(random: Random, unit: Unit): Place {
  const ward = lowerKind(unit.name);
  const jitter = () => (random.next() - 0.5) * 0.02;
  const position = { latitude: round(unit.latitude + jitter()), longitude: round(unit.longitude + jitter()) };
  const named = streets[unit.code];
  if (named) {
    const name = random.pick(named);
    const street = /^(Quốc lộ|Đường)/.test(name) ? name.replace("Đường", "đường") : `đường ${name}`;
    const house = random.int(2, 320);
    const spot = random.weighted([
      [`số ${house} ${street}, ${ward}`, 5],
      [`đầu ngõ ${random.int(4, 260)} ${street}, ${ward}`, 4],
      [`ngõ ${random.int(4, 260)}/${random.int(1, 40)} ${street}, ${ward}`, 3],
      [`chân cột điện số ${random.int(2, 90)} ${street}, ${ward}`, 1],
    ]);
    return { spot, street, ward, address: `Số ${random.int(2, 320)} ${street}, ${ward}, Hải Phòng`, ...position };
  }
  const isTown = unit.name.startsWith("Phường");
  const village = `${isTown ? "tổ dân phố" : "thôn"} ${random.chance(0.4) ? random.int(1, 9) : random.pick(villages)}`;
  const street = random.pick(villageRoads).replace("xã", isTown ? "phường" : "xã");
  const spot = random.weighted([
    [`${village}, ${ward}`, 4],
    [`nhà văn hóa ${village}, ${ward}`, 2],
    [`xóm ${random.int(1, 12)}, ${village}, ${ward}`, 3],
    [`số ${random.int(2, 160)} ${street}, ${village}, ${ward}`, 2],
  ]);
  return {
    spot,
    street,
    ward,
    address: `${village.charAt(0).toUpperCase()}${village.slice(1)}, ${ward}, Hải Phòng`,
    ...position,
  };
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
