import jpeg from 'jpeg-js';

/** A photo as a device has it: pixels of a slope, and beside them where and with what it was taken. */
export function devicePhoto(width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const [red, green] = [Math.floor((x * 255) / width), Math.floor((y * 255) / height)];
    data.set([red, green, 120, 255], at * 4);
  }
  const plain = jpeg.encode({ data, width, height, comments: ['GPS 31.57 120.30'] }, 80).data;
  const exif = Buffer.from('Exif\0\0MM\0*GPSLatitude 31.57 Example Phone', 'latin1');
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([plain.subarray(0, 2), head, exif, plain.subarray(2)]);
}
