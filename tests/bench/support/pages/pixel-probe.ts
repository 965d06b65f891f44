/**
 * Put into the product's page before its own code: looks at the map's pixels after every frame, and notes
 * when frames came over the socket. Times are epoch milliseconds by this page's clock.
 */
type Spot = { x: number; y: number };
type Watched = Spot & { reference: Uint8Array };

const SPOT_PX = 9;
/** Sum of differences of red, green and blue from which a pixel counts as another. */
const DIFFERENT = 40;
const MOST_KEPT = 20_000;

let gl: WebGL2RenderingContext | null = null;
let before: Uint8Array | null = null;
const watched = new Map<string, Watched>();
const changes: [spot: string, at: number][] = [];
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
const readSpot = ({ x, y }: Spot) => {
  const half = (SPOT_PX - 1) / 2;
  return read(x - half, gl!.drawingBufferHeight - 1 - y - half, SPOT_PX, SPOT_PX);
};
const readAll = () => read(0, 0, gl!.drawingBufferWidth, gl!.drawingBufferHeight);

const differenceAt = (a: Uint8Array, b: Uint8Array, pixel: number): number =>
  Math.abs(a[pixel]! - b[pixel]!) +
  Math.abs(a[pixel + 1]! - b[pixel + 1]!) +
  Math.abs(a[pixel + 2]! - b[pixel + 2]!);

const CENTRE = (((SPOT_PX - 1) / 2) * SPOT_PX + (SPOT_PX - 1) / 2) * 4;
const isChanged = (is: Uint8Array, was: Uint8Array): boolean =>
  differenceAt(is, was, CENTRE) > DIFFERENT;

function look(): void {
  for (const [name, spot] of watched) {
    const is = readSpot(spot);
    if (!isChanged(is, spot.reference)) continue;
    changes.push([name, now()]);
    spot.reference = is;
  }
}

/** After all that was asked for this frame has run: the map draws in a callback of its own. */
const afterFrame = new MessageChannel();
afterFrame.port1.onmessage = () => {
  if (gl && watched.size > 0) look();
};
const everyFrame = () => {
  afterFrame.port2.postMessage(null);
  requestAnimationFrame(everyFrame);
};
requestAnimationFrame(everyFrame);

Object.assign(window, {
  probe: {
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
    watch: (name: string, spot: Spot) => {
      watched.set(name, { ...spot, reference: readSpot(spot) });
    },
    unwatch: (name: string) => watched.delete(name),
    /** Takes what was noted since the last call. */
    taken: () => ({ changes: changes.splice(0), framesAt: framesAt.splice(0) }),
  },
});
