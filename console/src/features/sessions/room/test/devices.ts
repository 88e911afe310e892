/** Why a device could not be had, as keys of the test's texts. */
export function deviceProblem(error: unknown): "denied" | "absent" | "busy" | "insecure" {
  if (!navigator.mediaDevices) return "insecure";
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "absent";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  return "denied";
}

export const stop = (stream: MediaStream | undefined) => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};

/** Tells how loud it is, 0 to 1, several times a second, until the returned function is called. */
export function listen(stream: MediaStream, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = window.setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, value) => sum + value * value, 0) / samples.length;
    onLevel(Math.min(1, Math.sqrt(power) * 5));
  }, 80);
  return () => {
    window.clearInterval(timer);
    void context.close();
  };
}

/** Three chimes, one after another. */
export function chime(): void {
  const context = new AudioContext();
  [523, 659, 784].forEach((pitch, index) => {
    const tone = context.createOscillator();
    const gain = context.createGain();
    const start = context.currentTime + 0.1 + index * 0.45;
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(0.3, start + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.001, start + 0.4);
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.42);
  });
  window.setTimeout(() => void context.close(), 2500);
}
