/**
 * Put into a page before its own code: notes when the first map was drawn, when the first risk polygon was,
 * and when the page said that it is live. Milliseconds since the navigation began.
 */
const marks: Partial<Record<'map' | 'polygon' | 'live', number>> = {};
Object.assign(window, { loadMarks: marks });

/** Words that only the shader of the polygons has: ours, and that of maplibre's fill. */
const OF_POLYGONS = /conditionFill_code|u_fill_translate/;

const shaders = new WeakSet<WebGLShader>();
const programs = new WeakSet<WebGLProgram>();
const current = new WeakMap<WebGL2RenderingContext, WebGLProgram | null>();
const context = WebGL2RenderingContext.prototype;

type Method = (this: WebGL2RenderingContext, ...given: never[]) => unknown;

/** Has `before` see every call of a method of the context. */
function watch(name: string, before: (gl: WebGL2RenderingContext, given: unknown[]) => void): void {
  const methods = context as unknown as Record<string, Method>;
  const own = methods[name]!;
  methods[name] = function watched(...given) {
    before(this, given);
    return own.apply(this, given);
  };
}

watch('shaderSource', (_gl, [shader, source]) => {
  if (OF_POLYGONS.test(source as string)) shaders.add(shader as WebGLShader);
});
watch('attachShader', (_gl, [program, shader]) => {
  if (shaders.has(shader as WebGLShader)) programs.add(program as WebGLProgram);
});
watch('useProgram', (gl, [program]) => void current.set(gl, program as WebGLProgram | null));

/** When everything given to the graphics processor up to now has been drawn. */
function noteDrawn(gl: WebGL2RenderingContext, name: 'map' | 'polygon'): void {
  if (name in marks) return;
  marks[name] = Number.NaN;
  queueMicrotask(() => {
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    marks[name] = performance.now();
  });
}

for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced']) {
  watch(name, (gl, given) => {
    const count = given[name.startsWith('drawArrays') ? 2 : 1] as number;
    if (count === 0) return;
    noteDrawn(gl, 'map');
    const program = current.get(gl);
    if (program && programs.has(program)) noteDrawn(gl, 'polygon');
  });
}

new MutationObserver(() => {
  if (document.querySelector('[data-live="live"]')) marks.live ??= performance.now();
}).observe(document, { subtree: true, childList: true, attributeFilter: ['data-live'] });
