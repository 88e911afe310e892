/** What came back. */
export type Answer = { status: number; text: string; header: (name: string) => string | null };

export type Send = (
  method: string,
  url: string,
  options: {
    headers: Record<string, string>;
    body?: Blob;
    onProgress?: (sent: number) => void;
    signal?: AbortSignal;
  },
) => Promise<Answer>;

/** One request that tells how much of its body has gone out, which fetch cannot. Rejects when the connection breaks. */
export const send: Send = (method, url, { headers, body, onProgress, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal?.throwIfAborted();
    signal?.addEventListener("abort", abort);
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress?.(event.loaded);
    request.onload = () =>
      resolve({
        status: request.status,
        text: request.responseText,
        header: (name) => request.getResponseHeader(name),
      });
    request.onerror = () => reject(new TypeError("Failed to fetch"));
    request.onabort = () => reject(new DOMException("Aborted", "AbortError"));
    request.onloadend = () => signal?.removeEventListener("abort", abort);
    request.send(body ?? null);
  });
