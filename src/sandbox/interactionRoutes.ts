import { json } from './answer';
import { queryNumber } from './queryNumber';
import type { Route } from './routes';

const total = 240;
const pageSize = 20;
const firstStartMs = Date.UTC(2025, 2, 3, 8, 0);
const minuteMs = 60_000;

const channels = ['voice', 'chat', 'email', 'sms', 'voice'];
const queues = ['Returns', 'Billing', 'Installations', 'Returns', 'Deliveries', 'Billing', 'Trade'];
const agents = ['mira.solberg', 'tomas.reyes', 'ada.koroma', 'jun.takeda', 'petra.lindqvist'];
const subjects = [
  'Parcel arrived open',
  'Invoice shows the old address',
  'Fitter did not turn up',
  'Wrong colour delivered',
  'Asks for a second copy of the receipt',
  'Change of delivery day',
  'Instalment taken twice',
  'Price of a spare part',
  'Thanks for the quick help',
];

/**
 * `GET /data`: handled interactions, oldest first, as `{total, fromIndex, items}`; a page is chosen
 * by `fromIndex` and `maxSize` (or `limit`).
 */
export const interactionRoutes: readonly Route[] = [
  {
    path: '/data',
    handlers: {
      GET: ({ query }) => {
        const fromIndex = queryNumber(query, 'fromIndex', 0, 1_000_000);
        const sizeName = query.has('maxSize') ? 'maxSize' : 'limit';
        const size = queryNumber(query, sizeName, pageSize, total);
        const count = Math.max(0, Math.min(size, total - fromIndex));
        const items = Array.from({ length: count }, (_, index) => interaction(fromIndex + index));
        return json({ total, fromIndex, items });
      },
    },
  },
];

function interaction(index: number): object {
  const startMs = firstStartMs + index * 17 * minuteMs;
  const waitSeconds = (index * 37) % 240;
  return {
    id: `INT-${String(20_000 + index * 7)}`,
    channel: channels[index % channels.length],
    queue: queues[index % queues.length],
    agent: agents[index % agents.length],
    subject: subjects[index % subjects.length],
    startedAt: new Date(startMs).toISOString(),
    waitSeconds,
    handleSeconds: 90 + ((index * 53) % 900),
    resolved: index % 6 !== 4,
    rating: index % 4 === 3 ? null : 1 + ((index * 3) % 5),
  };
}
