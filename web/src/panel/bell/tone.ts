/** Two short notes, made on the spot: no file to load. */
const NOTES = [
  { hertz: 880, at: 0 },
  { hertz: 1174.7, at: 0.16 },
] as const;

/** Of one note, in seconds. */
const LENGTH = 0.4;

const LOUDNESS = 0.18;

export interface Tone {
  play(): void;
}

function strike(context: AudioContext, hertz: number, at: number): void {
  const start = context.currentTime + at;
  const oscillator = new OscillatorNode(context, { frequency: hertz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(LOUDNESS, start);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + LENGTH);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + LENGTH);
}

/** The bell's tone. A browser lets a page sound only after a press of a button or a key. */
export function createTone(): Tone {
  let context: AudioContext | undefined;
  return {
    play() {
      context ??= new AudioContext();
      const sounding = context;
      void sounding.resume().then(() => NOTES.forEach(({ hertz, at }) => strike(sounding, hertz, at)));
    },
  };
}
