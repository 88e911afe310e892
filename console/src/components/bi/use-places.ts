import { useQuery } from "@tanstack/react-query";
import { supabase } from "../../lib/supabase";
import type { Place } from "./map-option";

const none: ReadonlyMap<number, Place> = new Map();

async function fetchPlaces(): Promise<ReadonlyMap<number, Place>> {
  const { data, error } = await supabase()
    .from("agencies")
    .select("id, kind, latitude, longitude")
    .not("latitude", "is", null)
    .limit(1000);
  if (error) throw error;
  return new Map((data as Place[]).map((place) => [place.id, place]));
}

/** Where the units are: 114 communes, wards and the special zone, and the offices of the city. */
export function usePlaces(isWanted: boolean): ReadonlyMap<number, Place> {
  const { data } = useQuery({
    queryKey: ["agencies", "places"],
    queryFn: fetchPlaces,
    enabled: isWanted,
    staleTime: 3_600_000,
  });
  return data ?? none;
}
