import { encode } from "uqr";
import type { Picture } from "../paper.ts";
import { bitPng } from "./png.ts";

/** An address as a QR code that a telephone reads from paper. */
export function qrPicture(address: string, alt: string, millimetres = 28): Picture {
  // A quarter of it may be dirty or folded (level Q); two squares of white around it, as scanners need.
  const { data } = encode(address, { ecc: "Q", border: 2 });
  return { type: "picture", png: bitPng(data, 4), width: millimetres, height: millimetres, alt, align: "right" };
}
