/** @jsxImportSource react */
/** GraphiQL on our own server: no CDN, no request but to this host. */
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';
import { createRoot } from 'react-dom/client';
import { readConfig } from '../lib/config';
import { createAsk } from '../lib/graphql';
import { Desk } from './desk';
import { createExamples, type Given } from './examples';
import { createExamplesPlugin } from './examples-plugin';
import { createFetcher } from './fetcher';
import { createSession } from './session';
import { WORDS } from './words';

const config = readConfig<{ examples: Given }>();
const given = config.examples ?? {};
const words = WORDS[config.language];
const examples = createExamples(given, config.language);
const session = createSession(createAsk(config));
const { fetcher, forgetSockets } = createFetcher(config.graphqlUrl, () => void session.refresh());
session.subscribe(forgetSockets);

const welcome = examples.flatMap((group) => group.examples).find(({ name }) => name === 'orders');
const root = document.getElementById('graphiql');
if (!root || !welcome) throw new Error('The page has no #graphiql, or no first example.');
createRoot(root).render(
  <Desk
    fetcher={fetcher}
    session={session}
    examplesPlugin={createExamplesPlugin(examples, words)}
    welcome={welcome}
    given={given}
    words={words}
  />,
);
void session.refresh();
