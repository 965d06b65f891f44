/** Names under which browsers say that no graphics processor draws. */
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;

/** What draws the pictures of this page: the processor alone or not, and how many pixels long their sides may be. */
type Graphics = { inSoftware: boolean; longestSide: number };

/** What every browser with WebGL 2 can do. */
const LEAST_SIDE = 2_048;

let known: Graphics | null = null;

/**
 * Whether pictures are drawn by the processor alone, as on a machine without a graphics card: there,
 * smoothing edges costs several times the drawing itself and is left out. Asked of a context of one pixel
 * that is given back at once, and once: the first of a page takes a tenth of a second where the processor draws.
 */
export const drawsInSoftware = (): boolean => graphics().inSoftware;

/** The longest side of a picture that can be drawn at all, in pixels. */
export const longestSide = (): number => graphics().longestSide;

function graphics(): Graphics {
  known ??= askContext();
  return known;
}

function askContext(): Graphics {
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!context) return { inSoftware: true, longestSide: LEAST_SIDE };
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(
    context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER),
  );
  const [width, height] = context.getParameter(context.MAX_VIEWPORT_DIMS) as Int32Array;
  const texture = Number(context.getParameter(context.MAX_TEXTURE_SIZE));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return {
    inSoftware: SOFTWARE.test(renderer),
    longestSide: Math.min(width!, height!, texture),
  };
}
