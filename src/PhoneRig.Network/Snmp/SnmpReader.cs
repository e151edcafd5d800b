using System.Collections.Immutable;

namespace PhoneRig.Network.Snmp;

/// <summary>
/// Reads columns of an agent's tables, one after the other, by GetBulk (RFC 3416 section 4.2.3). Sans-I/O: datagrams and ticks in, datagrams, one reading and the
/// next wake-up out. One question is under way at a time; an answer that is not to it, late, doubled or forged, is passed over. It ends on a reading, an
/// agent's silence, or a bound, whatever comes.
/// </summary>
/// <param name="options">How.</param>
/// <param name="columns">What to read; a scalar as its object, without the .0.</param>
/// <param name="firstId">The first request's number: unlike the last reader's, so that its late answers are not taken for ours.</param>
/// <param name="send">Sends a datagram to the agent.</param>
/// <param name="done">Takes the reading, once.</param>
public sealed class SnmpReader(SnmpOptions options, ImmutableArray<Oid> columns, int firstId, Action<byte[]> send, Action<SnmpReading> done)
{
    private readonly SortedDictionary<Oid, ImmutableArray<SnmpVariable>.Builder> rows = [];
    private int column;
    private int id = firstId - 1;
    private int rowCount;
    private int tries;
    private bool heard;
    private Oid after;

    /// <summary>When it wants a tick; null once it is done.</summary>
    public TimeSpan? WakeAt { get; private set; }

    /// <summary>Asks the first question.</summary>
    public void Start(TimeSpan now)
    {
        after = columns[0];
        Ask(now);
    }

    /// <summary>Takes a datagram of the agent.</summary>
    public void Receive(TimeSpan now, ReadOnlyMemory<byte> payload)
    {
        if (WakeAt is null || !SnmpCodec.TryParse(payload, out var answer) || answer.Operation != SnmpOperation.Response || answer.RequestId != id)
        {
            return;
        }

        heard = true;
        if (answer.Status != 0)
        {
            End($"{SnmpErrors.Words(answer.Status)} for {after}");
            return;
        }

        Take(now, answer.Variables);
    }

    /// <summary>Lets time pass.</summary>
    public void Tick(TimeSpan now)
    {
        if (WakeAt is not { } at || now < at)
        {
            return;
        }

        if (tries >= options.Tries)
        {
            End(heard ? $"it fell silent while {columns[column]} was read" : "it does not answer");
        }
        else
        {
            Send(now);
        }
    }

    private void Take(TimeSpan now, ImmutableArray<SnmpVariable> variables)
    {
        if (variables.IsEmpty)
        {
            End($"its answer for {after} holds nothing");
            return;
        }

        foreach (var variable in variables)
        {
            if (variable.Type == SnmpType.EndOfView || !variable.Name.IsBelow(columns[column]))
            {
                Next(now);
                return;
            }

            // An agent that goes back would be walked for ever.
            if (variable.Name <= after)
            {
                End($"its table {columns[column]} is not in order");
                return;
            }

            if (++rowCount > options.MostRows)
            {
                End($"it has more than {options.MostRows} rows");
                return;
            }

            after = variable.Name;
            if (!rows.TryGetValue(columns[column], out var known))
            {
                rows.Add(columns[column], known = ImmutableArray.CreateBuilder<SnmpVariable>());
            }

            known.Add(variable);
        }

        Ask(now);
    }

    private void Next(TimeSpan now)
    {
        column++;
        if (column == columns.Length)
        {
            End(null);
            return;
        }

        after = columns[column];
        Ask(now);
    }

    private void Ask(TimeSpan now)
    {
        id = unchecked(id + 1) & int.MaxValue;
        tries = 0;
        Send(now);
    }

    private void Send(TimeSpan now)
    {
        tries++;
        WakeAt = now + options.Timeout;
        send(SnmpCodec.Format(new SnmpMessage(options.Community, SnmpOperation.GetBulk, id, Status: 0, options.Repetitions, [new SnmpVariable(after)])));
    }

    private void End(string? problem)
    {
        WakeAt = null;
        done(new SnmpReading(rows.ToImmutableSortedDictionary(one => one.Key, one => one.Value.ToImmutable()), problem) { Silent = !heard });
    }
}
