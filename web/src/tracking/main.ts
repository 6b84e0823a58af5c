/** The customer's page: the server drew it whole, this keeps it true. */
import './tracking.css';
import { readConfig } from '../lib/config';
import { createFormat } from '../lib/format';
import { openLive } from '../lib/live';
import { TrackOrder } from '../gql/tracking';
import { createConnectionSign, find } from './page';
import { createView } from './view';

const config = readConfig<{ token: string }>();

/** The page for a dead link is drawn with these styles too, and has nothing to watch. */
if (config.token) {
  const token = config.token;
  const sign = createConnectionSign(find('connection'));
  const show = createView(createFormat(config));
  const live = openLive({ path: config.graphqlUrl, onState: sign });
  live.listen(TrackOrder, () => ({ token }), {
    next: ({ orderTracking }) => show(orderTracking),
    refused(code) {
      const isReplaced = code === 'NOT_FOUND';
      sign(isReplaced ? 'replaced' : 'closed');
      find('gone').hidden = !isReplaced;
      find('keep').hidden = true;
    },
  });
  find('keep').hidden = false;
}
