import { promisify } from 'node:util';
import { brotliCompress, constants, gunzip, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** One answer in the forms it may travel in, made once for all who ask. */
export type Compressed = { plain: Buffer; gzip: Buffer; brotli: Buffer | null };

const gzipped = promisify(gzip);
const gunzipped = promisify(gunzip);
const brotlied = promisify(brotliCompress);

/** The most zlib gives in a few milliseconds a megabyte, for what lives a quarter of a second. */
const FAST_GZIP_LEVEL = 2;
/** For what is kept for hours: past this brotli takes seconds. */
const THOROUGH_BROTLI_QUALITY = 6;
const THOROUGH_GZIP_LEVEL = 6;

/** JSON for one moment. */
export const compressFast = async (value: unknown): Promise<Compressed> => {
  const plain = Buffer.from(JSON.stringify(value));
  return { plain, gzip: await gzipped(plain, { level: FAST_GZIP_LEVEL }), brotli: null };
};

/** JSON that many will ask for while it is true. */
export const compressThoroughly = async (value: unknown): Promise<Compressed> => {
  const plain = Buffer.from(JSON.stringify(value));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: THOROUGH_BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  const [small, smaller] = await Promise.all([
    gzipped(plain, { level: THOROUGH_GZIP_LEVEL }),
    brotlied(plain, { params }),
  ]);
  return { plain, gzip: small, brotli: smaller };
};

/** What was compressed before it came here. */
export const fromGzip = async (bytes: Buffer): Promise<Compressed> => ({
  plain: await gunzipped(bytes),
  gzip: bytes,
  brotli: null,
});

const accepts = (header: string, encoding: string): boolean =>
  header.split(',').some((part) => {
    const [name, quality] = part.trim().split(/\s*;\s*q=/);
    return name === encoding && Number(quality ?? 1) > 0;
  });

const formFor = (header: string, { plain, gzip: small, brotli }: Compressed) => {
  if (brotli && accepts(header, 'br')) return { bytes: brotli, encoding: 'br' };
  if (accepts(header, 'gzip')) return { bytes: small, encoding: 'gzip' };
  return { bytes: plain, encoding: 'identity' };
};

/** Sends the best form the asker takes. The compression plugin leaves a body with an encoding alone. */
export const sendCompressed = (
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Compressed,
): FastifyReply => {
  const { bytes, encoding } = formFor(request.headers['accept-encoding'] ?? '', answer);
  return reply
    .header('content-type', 'application/json; charset=utf-8')
    .header('content-encoding', encoding)
    .header('vary', 'accept-encoding')
    .send(bytes);
};

/** For an address that names its own version: whoever has it need never ask again. */
export const FOR_EVER = 'private, max-age=31536000, immutable';
