import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApi } from "../../stack/api.ts";
import { handleRequest, initialise } from "../../stack/compat.ts";
import { fileLog } from "../../stack/log.ts";
import type { Mail } from "../../stack/mail.ts";
import { loadSecrets } from "../../stack/secrets.ts";
import { closeServer, serve } from "../../stack/server.ts";

export interface TestApi {
  url: string;
  publishableKey: string;
  secretKey: string;
  /** Letters the server would have sent, newest first. */
  letters: Mail[];
  close(): Promise<void>;
}

/** The real API server over a database, on a free port. */
export async function startApi(databaseUrl: string): Promise<TestApi> {
  const folder = mkdtempSync(join(tmpdir(), "city-office-api-"));
  const filesFolder = join(folder, "files");
  mkdirSync(filesFolder);
  const secrets = loadSecrets(folder);
  const letters: Mail[] = [];
  const log = fileLog(join(folder, "api.log"));
  let api: ReturnType<typeof createApi> | undefined;
  // The port is known only when the server listens, and the API needs it for its letters.
  const server = await serve({
    host: "127.0.0.1",
    port: 0,
    consoleFolder: folder,
    api: () =>
      api && ((request, peerAddress) => handleRequest(api as NonNullable<typeof api>, request, { peerAddress, log })),
    config: () => ({}),
    json: { "/mailbox.json": () => letters },
    log,
  });
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const deliver = async (mail: Mail) => void letters.unshift(mail);
  api = createApi({ databaseUrl, siteUrl: url, secrets, filesFolder, deliver });
  await initialise(api);
  const { connection } = api;
  return {
    url,
    publishableKey: secrets.publishableKey,
    secretKey: secrets.secretKey,
    letters,
    close: async () => {
      await closeServer(server);
      await connection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
