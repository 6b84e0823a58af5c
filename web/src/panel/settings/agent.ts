/** Words that a browser says of itself, the telling one first: Edge also says Chrome, Chrome also Safari. */
const BROWSERS = [
  ['Edg', 'Edge'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const SYSTEMS = ['Windows', 'Android', 'iPhone', 'iPad', 'Macintosh', 'Linux'] as const;

/** "Chrome · Linux" for a browser's own long name; any other program's as it is. */
export function agentOf(userAgent: string): string {
  const browser = BROWSERS.find(([word]) => userAgent.includes(word))?.[1];
  if (!browser) return userAgent;
  const system = SYSTEMS.find((word) => userAgent.includes(word));
  return [browser, system].filter(Boolean).join(' · ');
}
