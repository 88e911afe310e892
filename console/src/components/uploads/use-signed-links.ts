import { useQuery } from "@tanstack/react-query";
import { signedUrls } from "../../lib/upload";

/** Links to all files at once, by path; they work ten minutes and are asked for anew before. */
export function useSignedLinks(bucket: string, files: readonly { storage_path: string }[]): Record<string, string> {
  const paths = files.map(({ storage_path }) => storage_path);
  const { data } = useQuery({
    queryKey: ["signed-urls", bucket, ...paths],
    enabled: paths.length > 0,
    queryFn: () => signedUrls(bucket, paths),
    staleTime: 8 * 60_000,
    refetchInterval: 9 * 60_000,
    placeholderData: (before: Record<string, string> | undefined) => before,
  });
  return data ?? {};
}
