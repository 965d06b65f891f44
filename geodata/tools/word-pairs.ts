/** Chinese to English, from one pair a line: the Chinese, a space, the English. */
export function words(lines: string): Record<string, string> {
  const pairs = lines
    .trim()
    .split('\n')
    .map((line) => /^\s*(\S+) (.+)$/.exec(line)!)
    .map(([, chinese, english]) => [chinese!, english!] as const);
  return Object.fromEntries(pairs);
}
