import jpeg from 'jpeg-js';
import { PHOTO_SIDE } from '../../shared/model/photo.ts';
import { answerOnce } from '../threads/thread-answer.ts';

export type EncodedPhoto =
  | { ok: true; picture: Uint8Array; thumbnail: Uint8Array; width: number; height: number }
  | { ok: false; refusal: 'photo-unreadable' | 'photo-too-large'; got: string };

/** Of the decoder alone; a picture of the largest size takes half of it. */
const MOST_MEGABYTES = 128;
const MEGAPIXEL = 1_000_000;
const PICTURE_QUALITY = 80;
const THUMBNAIL_QUALITY = 70;
const THUMBNAIL_SIDE = 320;
const CHANNELS = 4;

type Pixels = { data: Uint8Array; width: number; height: number };

/** Every pixel the mean of those it stands for. */
function shrunk({ data, width, height }: Pixels, side: number): Pixels {
  const scale = Math.max(1, Math.max(width, height) / side);
  const to = {
    width: Math.max(1, Math.round(width / scale)),
    height: Math.max(1, Math.round(height / scale)),
  };
  const small = new Uint8Array(to.width * to.height * CHANNELS);
  for (let y = 0; y < to.height; y++) {
    const [top, bottom] = span(y, to.height, height);
    for (let x = 0; x < to.width; x++) {
      const [left, right] = span(x, to.width, width);
      for (let channel = 0; channel < CHANNELS; channel++) {
        let sum = 0;
        for (let row = top; row < bottom; row++) {
          for (let column = left; column < right; column++) {
            sum += data[(row * width + column) * CHANNELS + channel]!;
          }
        }
        const count = (bottom - top) * (right - left);
        small[(y * to.width + x) * CHANNELS + channel] = Math.round(sum / count);
      }
    }
  }
  return { data: small, ...to };
}

/** Which pixels of `from` the pixel `at` of `to` stands for: at least one. */
function span(at: number, to: number, from: number): [number, number] {
  const start = Math.floor((at * from) / to);
  return [start, Math.max(start + 1, Math.floor(((at + 1) * from) / to))];
}

/** Whether the file ends as a whole one does: the decoder fills what is missing with grey. */
const isWhole = (bytes: Uint8Array): boolean => bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;

function decoded(bytes: Uint8Array): Pixels | string {
  if (!isWhole(bytes)) return 'a file that does not end as a JPEG';
  try {
    return jpeg.decode(bytes, {
      useTArray: true,
      tolerantDecoding: false,
      maxResolutionInMP: (PHOTO_SIDE * PHOTO_SIDE) / MEGAPIXEL,
      maxMemoryUsageInMB: MOST_MEGABYTES,
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Pixels alone go into what is kept: the encoder would also write the metadata and comments the decoder found. */
const encoded = ({ data, width, height }: Pixels, quality: number): Uint8Array =>
  new Uint8Array(jpeg.encode({ data, width, height }, quality).data);

function encodedAnew(bytes: Uint8Array): EncodedPhoto {
  const found = decoded(bytes);
  if (typeof found === 'string') {
    const refusal = found.startsWith('max') ? 'photo-too-large' : 'photo-unreadable';
    return { ok: false, refusal, got: found };
  }
  const { width, height } = found;
  if (width === 0 || height === 0)
    return { ok: false, refusal: 'photo-unreadable', got: 'nothing' };
  if (Math.max(width, height) > PHOTO_SIDE) {
    return { ok: false, refusal: 'photo-too-large', got: `${width} × ${height} pixels` };
  }
  const thumbnail = encoded(shrunk(found, THUMBNAIL_SIDE), THUMBNAIL_QUALITY);
  return { ok: true, picture: encoded(found, PICTURE_QUALITY), thumbnail, width, height };
}

/** Decodes what a device sent and encodes it anew, where it holds up nobody. */
await answerOnce<Uint8Array, EncodedPhoto>(async (bytes) => ({ value: encodedAnew(bytes) }));
