/**
 * Put into the product's page before its own code: looks at the map's pixels after every frame, and notes
 * when frames came over the socket. Times are epoch milliseconds by this page's clock.
 */
type Spot = { x: number; y: number };
type Box = Spot & { width: number; height: number };
/** `empty` is how it looks when nothing stands there. */
type Watched = Spot & { empty: Uint8Array; isThere: boolean };

const SPOT_PX = 9;
/** Sum of differences of red, green and blue from which a pixel counts as another. */
const DIFFERENT = 40;
const LEAST_PIXELS = 4;
const SYMBOL_PX = 16;
const MOST_KEPT = 20_000;

let gl: WebGL2RenderingContext | null = null;
let before: Uint8Array | null = null;
const watched = new Map<string, Watched>();
const changes: [spot: string, at: number][] = [];
/** When a ring of an alarm was first there, by the spot it is around. */
const rings: [spot: string, at: number][] = [];
/** When the symbol of an alarm was first there above the map, which did not have it yet. */
const earlySymbols: [spot: string, at: number][] = [];
const noted = new WeakSet<HTMLCanvasElement>();
/** A ring's line is nearly opaque, as is a symbol; the rest of their canvases is empty. */
const OPAQUE = 128;
const framesAt: number[] = [];
const now = () => performance.timeOrigin + performance.now();

/** Pixels are read after the frame in which they were drawn, so they have to stay. */
const getContext = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function patched(
  this: HTMLCanvasElement,
  kind: string,
  options?: object,
) {
  const isMap = kind === 'webgl2' && this.classList.contains('maplibregl-canvas');
  const given = isMap ? { ...options, preserveDrawingBuffer: true } : options;
  const context = getContext.call(this, kind, given);
  if (isMap) gl = context as WebGL2RenderingContext;
  return context;
} as typeof getContext;

const { WebSocket: NativeSocket } = window;
window.WebSocket = class extends NativeSocket {
  constructor(...given: ConstructorParameters<typeof NativeSocket>) {
    super(...given);
    this.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string' && framesAt.length < MOST_KEPT) framesAt.push(now());
    });
  }
};

/** A square around a spot, or the whole map; rows from below, as WebGL has them. */
function read(x: number, y: number, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 4);
  gl!.readPixels(x, y, width, height, gl!.RGBA, gl!.UNSIGNED_BYTE, pixels);
  return pixels;
}
const HALF = (SPOT_PX - 1) / 2;
/** WebGL counts rows from below. */
const rowOf = (y: number) => gl!.drawingBufferHeight - 1 - y;
const readSpot = ({ x, y }: Spot) => read(x - HALF, rowOf(y) - HALF, SPOT_PX, SPOT_PX);
const readAll = () => read(0, 0, gl!.drawingBufferWidth, gl!.drawingBufferHeight);

const differenceAt = (a: Uint8Array, b: Uint8Array, pixel: number): number =>
  Math.abs(a[pixel]! - b[pixel]!) +
  Math.abs(a[pixel + 1]! - b[pixel + 1]!) +
  Math.abs(a[pixel + 2]! - b[pixel + 2]!);

/** Symbols may be rings, so the whole spot counts and not its middle. */
function isChanged(is: Uint8Array, was: Uint8Array): boolean {
  let different = 0;
  for (let pixel = 0; pixel < is.length; pixel += 4) {
    if (differenceAt(is, was, pixel) > DIFFERENT) different += 1;
  }
  return different >= LEAST_PIXELS;
}

/** The square around a spot, cut out of a picture of a part of the map. */
function cut(picture: Uint8Array, box: Box, { x, y }: Spot): Uint8Array {
  const square = new Uint8Array(SPOT_PX * SPOT_PX * 4);
  const left = x - HALF - box.x;
  const bottom = rowOf(y) - HALF - box.y;
  for (let row = 0; row < SPOT_PX; row += 1) {
    const start = ((bottom + row) * box.width + left) * 4;
    square.set(picture.subarray(start, start + SPOT_PX * 4), row * SPOT_PX * 4);
  }
  return square;
}

/** One reading of the part that holds every spot: each reading waits for all drawing, so one is enough. */
function look(): void {
  const spots = [...watched.values()];
  const xs = spots.map(({ x }) => x);
  const rows = spots.map(({ y }) => rowOf(y));
  const box = {
    x: Math.min(...xs) - HALF,
    y: Math.min(...rows) - HALF,
    width: Math.max(...xs) - Math.min(...xs) + SPOT_PX,
    height: Math.max(...rows) - Math.min(...rows) + SPOT_PX,
  };
  const picture = read(box.x, box.y, box.width, box.height);
  for (const [name, spot] of watched) {
    const is = cut(picture, box, spot);
    const isThere = isChanged(is, spot.empty);
    if (isThere === spot.isThere) continue;
    changes.push([name, now()]);
    spot.isThere = isThere;
  }
}

const isOpaque = (canvas: HTMLCanvasElement, { x, y, width, height }: Box): boolean => {
  const pixels = canvas.getContext('2d')!.getImageData(x, y, width, height).data;
  return pixels.some((part, at) => at % 4 === 3 && part > OPAQUE);
};
const hasLine = (canvas: HTMLCanvasElement): boolean =>
  isOpaque(canvas, { x: 0, y: 0, width: canvas.width, height: canvas.height });
const hasMiddle = (canvas: HTMLCanvasElement): boolean =>
  isOpaque(canvas, { x: canvas.width >> 1, y: canvas.height >> 1, width: 1, height: 1 });

/** Notes canvases of one kind that are first drawn, with the alarm in their middle. */
function lookAbove(
  kind: string,
  isDrawn: (canvas: HTMLCanvasElement) => boolean,
  seen: [spot: string, at: number][],
): void {
  const own = gl!.canvas as HTMLCanvasElement;
  const { left, top } = own.getBoundingClientRect();
  for (const canvas of document.querySelectorAll<HTMLCanvasElement>(kind)) {
    if (noted.has(canvas) || !isDrawn(canvas)) continue;
    noted.add(canvas);
    const box = canvas.getBoundingClientRect();
    const middle = { x: box.x - left + box.width / 2, y: box.y - top + box.height / 2 };
    for (const [name, { x, y }] of watched) {
      const isNear = Math.abs(middle.x - x) < SYMBOL_PX && Math.abs(middle.y - y) < SYMBOL_PX;
      if (isNear) seen.push([name, now()]);
    }
  }
}

/** Nothing is read where nothing was drawn: reading makes the page wait for the picture. */
let isDrawn = false;
type DrawCall = (this: WebGL2RenderingContext, ...given: never[]) => void;
const calls = WebGL2RenderingContext.prototype as unknown as Record<string, DrawCall>;
for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced']) {
  const own = calls[name]!;
  calls[name] = function noted(...given) {
    isDrawn ||= this === gl;
    own.apply(this, given);
  };
}

/** After all that was asked for this frame has run: the map draws in a callback of its own. */
const afterFrame = new MessageChannel();
afterFrame.port1.onmessage = () => {
  if (!gl || watched.size === 0) return;
  lookAbove('.jw-pulse-ring', hasLine, rings);
  lookAbove('.jw-early-symbol', hasMiddle, earlySymbols);
  if (!isDrawn) return;
  isDrawn = false;
  look();
};
const everyFrame = () => {
  afterFrame.port2.postMessage(null);
  requestAnimationFrame(everyFrame);
};
requestAnimationFrame(everyFrame);

Object.assign(window, {
  pixelProbe: {
    now,
    /** Remembers the whole picture, for `strongest`. */
    remember: () => {
      before = readAll();
    },
    /** Where the picture differs most from the remembered one; `difference` 0 when nowhere. */
    strongest(): Spot & { difference: number } {
      const is = readAll();
      const width = gl!.drawingBufferWidth;
      const found = { x: 0, y: 0, difference: 0 };
      for (let pixel = 0; pixel < is.length; pixel += 4) {
        const difference = differenceAt(is, before!, pixel);
        if (difference <= found.difference) continue;
        const place = pixel / 4;
        found.x = place % width;
        found.y = gl!.drawingBufferHeight - 1 - Math.floor(place / width);
        found.difference = difference;
      }
      return found;
    },
    /** The middle of what differs from the remembered picture within a symbol's width of `near`. */
    middleOfChange(near: Spot): Spot {
      const is = readAll();
      const sum = { x: 0, y: 0, count: 0 };
      for (let y = near.y - SYMBOL_PX; y <= near.y + SYMBOL_PX; y += 1) {
        for (let x = near.x - SYMBOL_PX; x <= near.x + SYMBOL_PX; x += 1) {
          const row = gl!.drawingBufferHeight - 1 - y;
          if (differenceAt(is, before!, (row * gl!.drawingBufferWidth + x) * 4) < DIFFERENT)
            continue;
          sum.x += x;
          sum.y += y;
          sum.count += 1;
        }
      }
      return { x: sum.x / sum.count, y: sum.y / sum.count };
    },
    /** From now on told whenever something comes to a spot that is empty now, or leaves it. */
    watch: (name: string, spot: Spot) => {
      watched.set(name, { ...spot, empty: readSpot(spot), isThere: false });
    },
    unwatch: (name: string) => watched.delete(name),
    /** Takes what was noted since the last call. */
    taken: () => ({
      changes: changes.splice(0),
      rings: rings.splice(0),
      earlySymbols: earlySymbols.splice(0),
      framesAt: framesAt.splice(0),
    }),
  },
});
