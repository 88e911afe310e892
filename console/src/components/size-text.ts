/** 840 kB, 12,4 MB. */
export const sizeText = (bytes: number): string =>
  bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} kB`
    : `${(bytes / 1_048_576).toLocaleString("vi", { maximumFractionDigits: 1 })} MB`;
