/**
 * A person's title with where they work, as people say it: "Giám đốc Sở" at "Sở Xây dựng thành phố Hải Phòng" is
 * "Giám đốc Sở Xây dựng thành phố Hải Phòng", not the words twice.
 */
export function titleAt(title: string | null, organisation: string | null): string {
  if (!title || !organisation) return title ?? organisation ?? "";
  const words = title.split(/\s+/);
  const place = organisation.split(/\s+/);
  for (let shared = Math.min(words.length, place.length); shared > 0; shared -= 1) {
    const end = words.slice(-shared).join(" ");
    if (end.toLowerCase() === place.slice(0, shared).join(" ").toLowerCase())
      return [...words.slice(0, words.length - shared), organisation].join(" ");
  }
  return title.toLowerCase().includes(organisation.toLowerCase()) ? title : `${title}, ${organisation}`;
}
