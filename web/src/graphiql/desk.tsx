/** @jsxImportSource react */
/** The page: one row of our own with the session, and GraphiQL under it. */
import { useState, useSyncExternalStore, type FormEvent } from 'react';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import type { Fetcher } from '@graphiql/toolkit';
import type { GraphiQLPlugin } from '@graphiql/react';
import type { Example, Given } from './examples';
import type { Session } from './session';
import type { Words } from './words';

interface Props {
  fetcher: Fetcher;
  session: Session;
  examplesPlugin: GraphiQLPlugin;
  /** What the first tab shows to somebody who comes for the first time. */
  welcome: Example;
  given: Given;
  words: Words;
}

function LogInForm({ session, given, words }: Pick<Props, 'session' | 'given' | 'words'>) {
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    const why = await session.logIn(String(fields.get('email')), String(fields.get('password')));
    setBusy(false);
    setProblem(why === undefined ? '' : why || words.unreachable);
  };

  return (
    <form className="log-in" onSubmit={(event) => void submit(event)}>
      <span className="problem" role="alert">
        {problem}
      </span>
      <input
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={given.email}
        aria-label={words.email}
        placeholder={words.email}
      />
      <input
        name="password"
        type="password"
        autoComplete="current-password"
        required
        defaultValue={given.password}
        aria-label={words.password}
        placeholder={words.password}
      />
      <button type="submit" disabled={isBusy}>
        {words.logIn}
      </button>
    </form>
  );
}

function SessionCorner({ session, given, words }: Pick<Props, 'session' | 'given' | 'words'>) {
  const viewer = useSyncExternalStore(session.subscribe, session.current);
  if (viewer === undefined) return null;
  if (viewer === null) return <LogInForm session={session} given={given} words={words} />;
  return (
    <div className="logged-in">
      <span className="who">
        <strong>{viewer.name}</strong>
        <span>
          {viewer.shop.name}
          {viewer.staff && ` · ${viewer.staff.role}`}
        </span>
      </span>
      <button type="button" onClick={() => void session.logOut()}>
        {words.logOut}
      </button>
    </div>
  );
}

/** GraphiQL keeps its tabs here; it would lay initial variables over those of a kept tab. */
const isFirstVisit = localStorage.getItem('graphiql:tabState') === null;

/** On a phone a pane beside the editor would leave neither of them any use. */
const hasRoom = matchMedia('(min-width: 48rem)').matches;

export function Desk({ fetcher, session, examplesPlugin, welcome, given, words }: Props) {
  return (
    <>
      <header className="top-row">
        <a className="brand" href="/panel">
          <img src="/static/icon.svg" alt="" width="24" height="24" />
          <span>Mis Órdenes</span>
        </a>
        <h1>GraphiQL</h1>
        <SessionCorner session={session} given={given} words={words} />
      </header>
      <GraphiQL
        fetcher={fetcher}
        plugins={[examplesPlugin, HISTORY_PLUGIN]}
        {...(hasRoom ? { visiblePlugin: examplesPlugin } : {})}
        defaultTabs={[welcome]}
        {...(isFirstVisit ? { initialVariables: welcome.variables } : {})}
        defaultEditorToolsVisibility="variables"
        inputValueDeprecation
        schemaDescription
      >
        <GraphiQL.Logo>
          <span />
        </GraphiQL.Logo>
      </GraphiQL>
    </>
  );
}
