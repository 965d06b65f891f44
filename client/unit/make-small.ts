import { MOST_PHOTO_BYTES, PHOTO_SIDE } from '../../shared/model/photo.ts';

/** Tried one after another until the picture is small enough; the first nearly always is. */
const QUALITIES = [0.8, 0.6, 0.4];

/** Width and height within the longest side. */
export function withinSide(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, PHOTO_SIDE / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

const asJpeg = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));

/**
 * A picture of the device as what is sent: drawn anew, upright, with the longer side within 1,600 pixels, as JPEG.
 * Drawn anew it has none of what the camera wrote beside the pixels; the server makes sure of that again.
 * Null: this device cannot read it.
 */
export async function makeSmall(file: Blob): Promise<Blob | null> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const size = withinSide(picture.width, picture.height);
    const canvas = Object.assign(document.createElement('canvas'), size);
    const pen = canvas.getContext('2d', { alpha: false });
    if (!pen) return null;
    pen.drawImage(picture, 0, 0, size.width, size.height);
    picture.close();
    for (const quality of QUALITIES) {
      const small = await asJpeg(canvas, quality);
      if (small && small.type === 'image/jpeg' && small.size <= MOST_PHOTO_BYTES) return small;
    }
    return null;
  } catch {
    return null;
  }
}
