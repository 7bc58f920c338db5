"""A small map of where the places of a business lie: outlines of kelurahan, numbered dots, and the same in words."""

from dataclasses import dataclass
from itertools import count

from umkm_registry.businesses.models import Place
from umkm_registry.regions.models import City, Subdistrict
from umkm_registry.regions.outlines import steps

WIDTH, HEIGHT = 280, 180  # of the picture, in its own units
NARROWEST = 300  # steps from left to right, some three kilometres: nearer, nothing would be recognised
ROOM = 1.5  # how much wider than what is shown
DOT = 12  # dots nearer than this become one
NAME = (70, 12)  # what the name of a kelurahan covers
LOWER = (0, -NAME[1], NAME[1] + 2)  # where else a name may stand that would cover something: above, below


@dataclass(frozen=True)
class Spot:
    """A place in words. `number` is that of its dot; None when it has no position, or one outside every `city`."""

    place: Place
    number: int | None
    city: City | None

    @property
    def route_url(self) -> str:
        """Where a map application shows the way there; the address tells the position and nothing of the business."""
        return f"https://www.google.com/maps/dir/?api=1&destination={self.place.latitude},{self.place.longitude}"


@dataclass(frozen=True)
class Mark:
    """Words at a point of the picture; numbers are text, for a template would write them the Indonesian way."""

    x: str
    y: str
    text: str


@dataclass(frozen=True)
class Sketch:
    """`lands` are paths in steps, drawn through `transform`; `here` those of the kelurahan of the places."""

    transform: str
    lands: list[str]
    here: list[str]
    names: list[Mark]
    dots: list[Mark]


def spots(places: list[Place]) -> list[Spot]:
    """Each of `places`, numbered where it has a position inside a city of the register. One query."""
    numbers, cities = count(1), list(City.objects.all())
    told = []
    for place in places:
        city = next((each for each in cities if _holds(each, place)), None)
        told.append(Spot(place, next(numbers) if city else None, city))
    return told


def sketch(told: list[Spot]) -> Sketch | None:
    """The picture of `spots()`; None when no place can be drawn. One query."""
    own = {spot.place.subdistrict_id for spot in told} - {None}
    seen = [spot for spot in told if spot.number]
    if not seen:
        return None
    points = [steps(spot.place.latitude, spot.place.longitude) for spot in seen]
    view = _View(points)
    around = Subdistrict.objects.filter(district__city__in={spot.city for spot in seen}, latitude__isnull=False)
    subdistricts = list(around.select_related("outline"))
    drawn = [each for each in subdistricts if hasattr(each, "outline")]
    at = [view.at(point) for point in points]
    return Sketch(
        view.transform,
        [each.outline.path for each in drawn if each.pk not in own],
        [each.outline.path for each in drawn if each.pk in own],
        _names(sorted(subdistricts, key=lambda each: each.pk not in own), view, at),
        _dots(list(zip(at, (spot.number for spot in seen), strict=True))),
    )


def _holds(city: City, place: Place) -> bool:
    if place.latitude is None:
        return False
    return city.south <= place.latitude <= city.north and city.west <= place.longitude <= city.east


class _View:
    """What part of the map is shown: the points in its middle, with room around them."""

    def __init__(self, points: list[tuple[int, int]]):
        xs, ys = zip(*points, strict=True)
        wide = max(NARROWEST, ROOM * (max(xs) - min(xs)), ROOM * (max(ys) - min(ys)) * WIDTH / HEIGHT)
        self.scale = WIDTH / wide
        self.left = (min(xs) + max(xs) - wide) / 2
        self.top = (min(ys) + max(ys) - wide * HEIGHT / WIDTH) / 2
        self.transform = f"scale({self.scale:.5f}) translate({-self.left:.1f} {-self.top:.1f})"

    def at(self, point: tuple[int, int]) -> tuple[float, float]:
        return (point[0] - self.left) * self.scale, (point[1] - self.top) * self.scale


def _names(subdistricts: list[Subdistrict], view: _View, dots: list[tuple[float, float]]) -> list[Mark]:
    """Names near the middles of kelurahan that are in sight, where they cover neither a dot nor an earlier name."""
    taken, marks = list(dots), []
    for each in subdistricts:
        x, middle = view.at(steps(each.latitude, each.longitude))
        y = next((middle + lower for lower in LOWER if _free(x, middle + lower, taken)), None)
        if y is not None:
            taken.append((x, y))
            marks.append(Mark(f"{x:.1f}", f"{y + 4:.1f}", each.name))  # letters stand on their line
    return marks


def _free(x: float, y: float, taken: list[tuple[float, float]]) -> bool:
    wide, high = NAME
    in_sight = wide / 2 < x < WIDTH - wide / 2 and high < y < HEIGHT - high
    return in_sight and all(abs(x - a) >= wide or abs(y - b) >= high for a, b in taken)


def _dots(numbered: list[tuple[tuple[float, float], int]]) -> list[Mark]:
    """A dot each, or one dot with several numbers where places lie side by side."""
    dots: list[tuple[float, float, list[str]]] = []
    for (x, y), number in numbered:
        near = next((dot for dot in dots if abs(dot[0] - x) < DOT and abs(dot[1] - y) < DOT), None)
        if near:
            near[2].append(str(number))
        else:
            dots.append((x, y, [str(number)]))
    return [Mark(f"{x:.1f}", f"{y:.1f}", ", ".join(numbers)) for x, y, numbers in dots]
