/** The part of Jitsi's external API that a room needs. */
export interface JitsiApi {
  addListener(event: string, listener: (data: Record<string, unknown>) => void): void;
  executeCommand(name: string, ...values: unknown[]): void;
  dispose(): void;
}

export type JitsiConstructor = new (domain: string, options: Record<string, unknown>) => JitsiApi;

const loading = new Map<string, Promise<JitsiConstructor>>();
let failures = 0;

/**
 * Loads the external API of a meeting server: once per domain, and anew after a failure. Without an answer the browser
 * waits for minutes, hence `patience` (ms). Rejects when it cannot be had.
 */
export function loadJitsi(domain: string, patience = 15_000): Promise<JitsiConstructor> {
  const known = loading.get(domain);
  if (known) return known;
  const script = document.createElement("script");
  const promise = new Promise<JitsiConstructor>((resolve, reject) => {
    const give = () => {
      clearTimeout(watchdog);
      const { JitsiMeetExternalAPI } = window as { JitsiMeetExternalAPI?: JitsiConstructor };
      if (JitsiMeetExternalAPI) resolve(JitsiMeetExternalAPI);
      else reject(new Error(`${domain}: no external API in its script`));
    };
    const refuse = () => {
      clearTimeout(watchdog);
      reject(new Error(`${domain}: no answer`));
    };
    const watchdog = setTimeout(refuse, patience);
    script.async = true;
    script.onload = give;
    script.onerror = refuse;
    // Under another name than the one that failed: the browser would make it wait for the answer that never came.
    script.src = `https://${domain}/external_api.js${failures ? `?try=${failures}` : ""}`;
    document.head.append(script);
  }).catch((error: unknown) => {
    loading.delete(domain);
    failures += 1;
    script.remove();
    throw error;
  });
  loading.set(domain, promise);
  return promise;
}
