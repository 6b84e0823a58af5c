/** The seller's panel: one page, a client of the GraphQL API and nothing else. */
import './panel.css';
import { render } from 'preact';
import { readConfig } from '../lib/config';
import { createDesk, DeskContext } from './desk';
import { Panel } from './panel';

const root = document.getElementById('panel');
if (!root) throw new Error('The page has no #panel.');

const desk = createDesk(readConfig());
render(
  <DeskContext.Provider value={desk}>
    <Panel />
  </DeskContext.Provider>,
  root,
);
void desk.session.refresh();
