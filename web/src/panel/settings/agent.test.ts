import { expect, it } from 'vitest';
import { agentOf } from './agent';

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36', 'Chrome · Linux'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156 Safari/537.36 Edg/156', 'Edge · Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Mobile Safari/604.1', 'Safari · iPhone'],
  ['python-httpx/0.28', 'python-httpx/0.28'],
  ['', ''],
])('knows %s', (userAgent, name) => {
  expect(agentOf(userAgent)).toBe(name);
});
