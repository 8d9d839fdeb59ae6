"""The queues of `scenarios/theory` in SimPy and in Ciw, independent of jiesu.

All are ten times as slow as the scenario files, so that jiesu's whole seconds do not matter: `slowed` has the keys. Times are in hours.
Every function returns the times in system of `customers` customers after the first `WARM` ones.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import ciw
import simpy

WARM = 500


@dataclass(frozen=True)
class Law:
    """A distribution of the hours of work: `exponential`, `fixed`, or `lognormal` with ln-sd .5."""

    kind: str
    mean: float

    def draw(self, rng: random.Random) -> float:
        match self.kind:
            case "exponential":
                return rng.expovariate(1.0 / self.mean)
            case "fixed":
                return self.mean
            case _:
                return rng.lognormvariate(math.log(self.mean) - 0.125, 0.5)

    def in_ciw(self) -> ciw.dists.Distribution:
        match self.kind:
            case "exponential":
                return ciw.dists.Exponential(1.0 / self.mean)
            case "fixed":
                return ciw.dists.Deterministic(self.mean)
            case _:
                return ciw.dists.Lognormal(math.log(self.mean) - 0.125, 0.5)


@dataclass(frozen=True)
class Kind:
    """A kind of customers: arrivals per hour, stations with the work at each, priority (0 goes first)."""

    rate: float
    path: tuple[tuple[int, Law], ...]
    priority: int = 0


@dataclass(frozen=True)
class Queue:
    """Stations with their servers, and the kinds of customers. Within a priority the customer who entered the system first is served first."""

    file: str
    slowed: tuple[str, ...]
    servers: tuple[int, ...]
    kinds: tuple[Kind, ...]

    @property
    def rate(self) -> float:
        return sum(kind.rate for kind in self.kinds)


def one_station(file: str, servers: int, rate: float, law: Law) -> Queue:
    slowed = ("city.categories.task.own_hours=0.2", f"demand.problems={rate * 365.25 * 24 / 20_000}")
    return Queue(file, slowed, (servers,), (Kind(rate, ((0, law),)),))


OWN, HELP = Law("exponential", 0.2), Law("exponential", 0.3)

QUEUES = {
    "M/M/1": one_station("mm1.toml", 1, 2.5, OWN),
    "M/M/2": one_station("mmc.toml", 2, 5.0, OWN),
    "M/G/1": one_station("mg1.toml", 1, 2.5, Law("lognormal", 0.2)),
    "M/D/1": one_station("md1.toml", 1, 2.5, Law("fixed", 0.2)),
    "two priorities": Queue(
        "priorities.toml",
        ("city.categories.task.own_hours=0.6", "city.categories.urgent.own_hours=0.2", "demand.problems=0.547875"),
        (1,),
        (
            Kind(0.625, ((0, Law("exponential", 0.6)),), priority=1),
            Kind(0.625, ((0, Law("exponential", 0.2)),), priority=0),
        ),
    ),
    "Jackson network": Queue(
        "jackson.toml",
        (
            "city.categories.task.own_hours=0.2",
            "city.categories.one_more.own_hours=0.2",
            "city.categories.two_more.own_hours=0.2",
            "city.categories.straight.own_hours=0.3",
            "behaviour.helper_hours=0.3",
            "demand.problems=1.09575",
        ),
        (1, 1, 1),
        (
            Kind(1.0, ((0, OWN),)),
            Kind(0.75, ((0, OWN), (1, HELP))),
            Kind(0.5, ((0, OWN), (1, HELP), (2, HELP))),
            Kind(0.25, ((2, HELP),)),
        ),
    ),
}


def in_simpy(queue: Queue, customers: int, seed: int) -> list[float]:
    """The times in system by SimPy."""
    rng = random.Random(seed)
    env = simpy.Environment()
    stations = [simpy.PriorityResource(env, servers) for servers in queue.servers]
    times: list[float] = []
    weights = [kind.rate for kind in queue.kinds]

    def customer(number: int, kind: Kind) -> Iterator[simpy.Event]:
        arrived = env.now
        for station, law in kind.path:
            # By priority, then by entry into the system.
            with stations[station].request(priority=kind.priority * 10**9 + number) as turn:
                yield turn
                yield env.timeout(law.draw(rng))
        if number >= WARM:
            times.append(env.now - arrived)

    def arrivals() -> Iterator[simpy.Event]:
        for number in range(WARM + customers):
            yield env.timeout(rng.expovariate(queue.rate))
            env.process(customer(number, rng.choices(queue.kinds, weights)[0]))

    env.process(arrivals())
    env.run()
    return times


def in_ciw(queue: Queue, customers: int, seed: int) -> list[float]:
    """The times in system by Ciw."""
    stations = range(len(queue.servers))

    def first_come(individuals: list[ciw.Individual], _now: float) -> ciw.Individual:
        return min(individuals, key=lambda individual: individual.id_number)

    names = [f"kind {number}" for number in range(len(queue.kinds))]
    enters = {
        name: [
            ciw.dists.Exponential(kind.rate) if kind.path[0][0] == station else None
            for station in stations
        ]
        for name, kind in zip(names, queue.kinds)
    }
    works = {
        name: [
            dict(kind.path).get(station, OWN).in_ciw() for station in stations
        ]
        for name, kind in zip(names, queue.kinds)
    }
    routes = {
        name: ciw.routing.ProcessBased(
            lambda _individual, _simulation, path=[station + 1 for station, _ in kind.path[1:]]: list(path)
        )
        for name, kind in zip(names, queue.kinds)
    }
    network = ciw.create_network(
        arrival_distributions=enters,
        service_distributions=works,
        routing=routes,
        number_of_servers=list(queue.servers),
        priority_classes={name: kind.priority for name, kind in zip(names, queue.kinds)},
        service_disciplines=[first_come for _ in stations],
    )
    ciw.seed(seed)
    simulation = ciw.Simulation(network)
    # All customers who arrive in this time; the last few are still in the system at its end and are left out.
    simulation.simulate_until_max_time((WARM + customers) / queue.rate)
    whole = [individual.data_records for individual in simulation.nodes[-1].all_individuals]
    spans = sorted((records[0].arrival_date, records[-1].exit_date) for records in whole)
    return [left - came for came, left in spans[WARM:]]


PEERS: dict[str, Callable[[Queue, int, int], list[float]]] = {"SimPy": in_simpy, "Ciw": in_ciw}


@dataclass(frozen=True)
class Telephone:
    """Erlang A: seats, calls per hour, exponential handling and patience in hours; callers who hang up do not call again."""

    seats: int = 4
    rate: float = 40.0
    handling: float = 0.1
    patience: float = 0.2


def telephone_in_simpy(line: Telephone, calls: int, seed: int) -> dict[str, float]:
    """Mean wait in hours of all calls, and the share of callers who hang up, by SimPy."""
    rng = random.Random(seed)
    env = simpy.Environment()
    seats = simpy.Resource(env, line.seats)
    waits: list[float] = []
    gave_up: list[bool] = []

    def call(number: int) -> Iterator[simpy.Event]:
        arrived = env.now
        with seats.request() as turn:
            outcome = yield turn | env.timeout(rng.expovariate(1.0 / line.patience))
            if number >= WARM:
                waits.append(env.now - arrived)
                gave_up.append(turn not in outcome)
            if turn in outcome:
                yield env.timeout(rng.expovariate(1.0 / line.handling))

    def arrivals() -> Iterator[simpy.Event]:
        for number in range(WARM + calls):
            yield env.timeout(rng.expovariate(line.rate))
            env.process(call(number))

    env.process(arrivals())
    env.run()
    return {"wait": sum(waits) / len(waits), "gave up": sum(gave_up) / len(gave_up)}


def telephone_in_ciw(line: Telephone, calls: int, seed: int) -> dict[str, float]:
    """The same by Ciw, where a caller who hangs up reneges."""
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(line.rate)],
        service_distributions=[ciw.dists.Exponential(1.0 / line.handling)],
        reneging_time_distributions=[ciw.dists.Exponential(1.0 / line.patience)],
        number_of_servers=[line.seats],
    )
    ciw.seed(seed)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time((WARM + calls) / line.rate)
    records = sorted(simulation.get_all_records(only=["service", "renege"]), key=lambda record: record.arrival_date)[WARM:]
    waits = [record.waiting_time for record in records]
    return {"wait": sum(waits) / len(waits), "gave up": sum(record.record_type == "renege" for record in records) / len(records)}


TELEPHONES: dict[str, Callable[[Telephone, int, int], dict[str, float]]] = {"SimPy": telephone_in_simpy, "Ciw": telephone_in_ciw}
