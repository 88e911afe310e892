import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { copyFile, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import type { App } from "@supabase/lite";
import { answerRange, refuseUpload, requestedRange } from "./compat.ts";

type StorageAdapter = NonNullable<App["_storageAdapter"]>;
type ObjectMetadata = Awaited<ReturnType<StorageAdapter["headObject"]>>;

interface Facts {
  mimetype: string;
  cacheControl: string;
  eTag: string;
  /** The first bytes in hexadecimal: the database compares them with what the media type promises. */
  head: string;
}

const headBytes = 64;

/**
 * Keeps uploaded files in the data folder. File names are hashes of bucket, key and version: a key can then hold
 * any character and can never leave the folder.
 */
export class LocalFiles implements StorageAdapter {
  readonly driver = undefined;

  constructor(
    private readonly folder: string,
    private readonly maxBytes = Number.POSITIVE_INFINITY,
  ) {}

  // The server writes without a version and reads with one: only bucket and key name a file.
  private path(bucket: string, key: string): string {
    const name = createHash("sha256")
      .update(JSON.stringify([bucket, key]))
      .digest("hex");
    return join(this.folder, name.slice(0, 2), name);
  }

  async uploadObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    body: WebStream | ReadableStream | Buffer | Uint8Array,
    contentType: string,
    cacheControl: string,
  ): Promise<ObjectMetadata> {
    const path = this.path(bucket, key);
    await mkdir(dirname(path), { recursive: true });
    const staging = `${path}.${process.pid}.${randomUUID()}`;
    const hash = createHash("md5");
    const source = body instanceof Uint8Array ? Readable.from([body]) : Readable.fromWeb(body as WebStream);
    const { maxBytes } = this;
    let size = 0;
    let head = Buffer.alloc(0);
    try {
      await pipeline(
        source,
        async function* (chunks: AsyncIterable<Uint8Array>) {
          for await (const chunk of chunks) {
            size += chunk.byteLength;
            // The server only looks at the announced length, which a stream need not have.
            if (size > maxBytes) throw refuseUpload();
            if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
            hash.update(chunk);
            yield chunk;
          }
        },
        createWriteStream(staging, { mode: 0o600 }),
      );
      const facts: Facts = {
        mimetype: contentType,
        cacheControl,
        eTag: `"${hash.digest("hex")}"`,
        head: head.toString("hex"),
      };
      await writeFile(`${path}.json`, JSON.stringify(facts), { mode: 0o600 });
      await rename(staging, path);
    } catch (error) {
      // A connection that broke leaves nothing behind.
      await rm(staging, { force: true });
      throw error;
    }
    return this.headObject(bucket, key);
  }

  async headObject(bucket: string, key: string): Promise<ObjectMetadata> {
    const path = this.path(bucket, key);
    const [{ size, mtime }, facts] = await Promise.all([stat(path), readFile(`${path}.json`, "utf8")]);
    const { mimetype, cacheControl, eTag, head } = JSON.parse(facts) as Facts;
    const told = { mimetype, cacheControl, eTag, size, contentLength: size, lastModified: mtime, httpStatusCode: 200 };
    return { ...told, head } as ObjectMetadata;
  }

  async getObject(bucket: string, key: string) {
    const metadata = await this.headObject(bucket, key);
    const range = requestedRange(metadata.size, metadata.eTag);
    const file = await open(this.path(bucket, key));
    if (!range) return { metadata, httpStatusCode: 200, body: Readable.toWeb(file.createReadStream()) };
    const part = answerRange(range, metadata.size);
    return {
      metadata: { ...metadata, ...part },
      httpStatusCode: 206,
      body: Readable.toWeb(file.createReadStream(range)),
    };
  }

  async deleteObject(bucket: string, key: string): Promise<void> {
    const path = this.path(bucket, key);
    await Promise.all([rm(path, { force: true }), rm(`${path}.json`, { force: true })]);
  }

  async deleteObjects(bucket: string, keys: string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.deleteObject(bucket, key)));
  }

  async copyObject(
    sourceBucket: string,
    source: string,
    _version: string | undefined,
    targetBucket: string,
    target: string,
  ) {
    const from = this.path(sourceBucket, source);
    const to = this.path(targetBucket, target);
    await mkdir(dirname(to), { recursive: true });
    await copyFile(`${from}.json`, `${to}.json`);
    await copyFile(from, to);
    const { eTag, lastModified } = await this.headObject(targetBucket, target);
    return { httpStatusCode: 200, eTag, lastModified };
  }

  async privateAssetUrl(bucket: string, key: string): Promise<string> {
    return `file://${this.path(bucket, key)}`;
  }
}
