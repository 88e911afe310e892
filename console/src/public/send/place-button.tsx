import { useState } from "react";
import { icons } from "../icons";
import { useTexts } from "../texts";

interface PlaceButtonProps {
  isSet: boolean;
  onPlace: (latitude: number | null, longitude: number | null) => void;
}

/** Adds where the phone is, if the person wants to and the phone knows. Everything works without. */
export function PlaceButton({ isSet, onPlace }: PlaceButtonProps) {
  const { t } = useTexts();
  const [state, setState] = useState<"idle" | "asking" | "refused" | "failed">("idle");
  const [accuracy, setAccuracy] = useState<number>();
  if (!("geolocation" in navigator)) return null;

  const ask = () => {
    setState("asking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState("idle");
        setAccuracy(Math.round(coords.accuracy));
        // Five decimals are a metre: more would only look exact.
        onPlace(Number(coords.latitude.toFixed(5)), Number(coords.longitude.toFixed(5)));
      },
      (error) => setState(error.code === error.PERMISSION_DENIED ? "refused" : "failed"),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  };

  return (
    <div className="place">
      {isSet ? (
        <p className="place-set">
          {icons.check} <span>{accuracy ? t("send.place.set", { accuracy }) : t("send.place.kept")}</span>
          <button type="button" className="linklike" onClick={() => onPlace(null, null)}>
            {t("send.place.drop")}
          </button>
        </p>
      ) : (
        <button type="button" className="button button-quiet" aria-disabled={state === "asking"} onClick={ask}>
          {icons.place} {t(state === "asking" ? "send.place.asking" : "send.place.use")}
        </button>
      )}
      <p className="hint" role="status">
        {state === "refused" || state === "failed" ? t(`send.place.${state}`) : null}
      </p>
    </div>
  );
}
