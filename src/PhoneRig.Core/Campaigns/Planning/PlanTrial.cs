using System.Collections.Immutable;

namespace PhoneRig.Core.Campaigns.Planning;

/// <summary>A campaign played once, with what it draws: stations side by side, and one operator for all of them.</summary>
/// <param name="times">How long things take.</param>
/// <param name="request">How many of what.</param>
/// <param name="chance">Draws.</param>
internal sealed class PlanTrial(PlanTimes times, PlanRequest request, Random chance)
{
    /// <summary>A phone that was drawn to go on so often goes to a person after all.</summary>
    private const int MostVisits = 5;

    private readonly PriorityQueue<(int Station, bool Keys), (TimeSpan At, int Station)> free = new();
    private readonly PriorityQueue<int, TimeSpan> again = new();
    private readonly PriorityQueue<int, TimeSpan> toKeys = new();
    private readonly ImmutableArray<PlanVisit> keyed = Pool(times.Visits, keys: true);
    private readonly ImmutableArray<PlanVisit> keyless = Pool(times.Visits, keys: false);
    private readonly List<((int Station, bool Keys) Station, TimeSpan At)> idle = [];
    private TimeSpan operatorFree;
    private int fresh = request.Phones;

    /// <summary>Plays it.</summary>
    public PlanOutcome Play()
    {
        for (var station = 0; station < request.Stations; station++)
        {
            var keys = station < request.Keyed;
            free.Enqueue((station, keys), (TimeSpan.Zero, station));
        }

        var (end, atStations, atKeys, visits, evening) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, 0, 0);
        while (free.TryDequeue(out var station, out var key))
        {
            if (Next(station.Keys, key.At) is not { } number)
            {
                Wait(station, key.At);
                continue;
            }

            var turnaround = times.Turnarounds[chance.Next(times.Turnarounds.Length)];
            var begins = Swapped(key.At, turnaround);
            var pool = station.Keys ? keyed : keyless;
            var visit = pool[chance.Next(pool.Length)];
            var ends = begins + visit.Took;
            (visits, end) = (visits + 1, ends > end ? ends : end);
            atStations += turnaround + visit.Took;
            atKeys += station.Keys ? turnaround + visit.Took : TimeSpan.Zero;
            evening += visit.Then == AfterVisit.Evening ? 1 : 0;
            if (number < MostVisits)
            {
                Send(visit.Then, number + 1, ends);
            }

            free.Enqueue(station, (ends, station.Station));
        }

        return new(end, visits, atStations, atKeys, visits * times.Hands, evening);
    }

    /// <summary>Stations without a measured run of their own kind are taken to be like the others.</summary>
    private static ImmutableArray<PlanVisit> Pool(ImmutableArray<PlanVisit> all, bool keys) =>
        all.Any(visit => visit.Keys == keys) ? [.. all.Where(visit => visit.Keys == keys)] : all;

    /// <summary>
    /// When the next phone stands at a station. What a swap waits for the operator is in the turnarounds already where they were measured at as many stations; else he comes to one
    /// station after the other.
    /// </summary>
    private TimeSpan Swapped(TimeSpan ready, TimeSpan turnaround)
    {
        if (times.MeasuredAt >= request.Stations)
        {
            return ready + turnaround;
        }

        var comes = ready + (turnaround > times.Hands ? turnaround - times.Hands : TimeSpan.Zero);
        operatorFree = (comes > operatorFree ? comes : operatorFree) + times.Hands;
        return operatorFree;
    }

    /// <summary>How many runs the next phone for a station has had; null: none is there for it now.</summary>
    private int? Next(bool keys, TimeSpan now)
    {
        foreach (var queue in keys ? (PriorityQueue<int, TimeSpan>[])[toKeys, again] : [again])
        {
            if (queue.TryPeek(out var number, out var since) && since <= now)
            {
                queue.Dequeue();
                return number;
            }
        }

        return fresh-- > 0 ? 0 : null;
    }

    /// <summary>When the next phone comes that a station can take; null: none will, as far as is known by now.</summary>
    private TimeSpan? NextAt(bool keys)
    {
        var first = again.TryPeek(out _, out var at) ? at : (TimeSpan?)null;
        return keys && toKeys.TryPeek(out _, out var keyAt) && (first is null || keyAt < first) ? keyAt : first;
    }

    /// <summary>A station without a phone waits for those of others that come to it.</summary>
    private void Wait((int Station, bool Keys) station, TimeSpan now)
    {
        if (NextAt(station.Keys) is { } at)
        {
            free.Enqueue(station, (at, station.Station));
        }
        else
        {
            idle.Add((station, now));
        }
    }

    private void Send(AfterVisit then, int number, TimeSpan at)
    {
        foreach (var (station, since) in idle)
        {
            free.Enqueue(station, (since > at ? since : at, station.Station));
        }

        idle.Clear();
        switch (then)
        {
            case AfterVisit.Again:
                again.Enqueue(number, at);
                break;
            case AfterVisit.KeyStation when request.Keyed > 0:
                toKeys.Enqueue(number, at);
                break;
        }
    }
}
