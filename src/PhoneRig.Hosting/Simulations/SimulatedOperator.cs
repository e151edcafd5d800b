using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Loop;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Simulations;

/// <summary>
/// An operator who does what he is told: he looks at the campaign's calls now and then, carries phones between pile, stations and bins, reads their labels, says "next", and mends
/// a station that is in quarantine. He knows nothing but what he reads.
/// </summary>
internal sealed class SimulatedOperator
{
    /// <summary>Who he is to the rig.</summary>
    public const string Name = "operator";

    // Our choices: a swap takes a person a minute or two, and a mending as long as to exchange a relay or push a plug home.
    private static readonly TimeSpan Looks = TimeSpan.FromMinutes(1);
    private static readonly (int From, int To) SwapSeconds = (45, 150);
    private static readonly (int From, int To) MendSeconds = (600, 1800);

    /// <summary>How often he mends a station in vain, until he lets it be.</summary>
    private const int MostMendings = 3;

    /// <summary>For how many looks nothing may be left to do until he goes home.</summary>
    private const int IdleLooks = 5;

    private readonly SimulatedHall hall;
    private readonly PhonePile pile;
    private readonly Random random;
    private readonly Action<string> mend;
    private readonly SortedDictionary<string, OperatorStation> stations = new(StringComparer.Ordinal);
    private readonly List<HandedOver> handed = [];
    private int idle;
    private int read;

    /// <summary>An operator with a pile of phones before empty stations.</summary>
    /// <param name="hall">Where he works.</param>
    /// <param name="pile">The phones.</param>
    /// <param name="seed">What the times that he takes are drawn from.</param>
    /// <param name="mend">Mends whatever is wrong with a station.</param>
    public SimulatedOperator(SimulatedHall hall, PhonePile pile, Seed seed, Action<string> mend)
    {
        (this.hall, this.pile, this.mend) = (hall, pile, mend);
        random = seed.Draw();
        foreach (var station in hall.Config.Stations.Keys)
        {
            stations.Add(station, new OperatorStation(station));
        }
    }

    /// <summary>True once nothing is left to do.</summary>
    public bool Finished => idle >= IdleLooks;

    /// <summary>The stations, as he knows them.</summary>
    public IReadOnlyCollection<OperatorStation> Stations => stations.Values;

    /// <summary>The phones that he took off, in order.</summary>
    public IReadOnlyList<HandedOver> Handed => handed;

    /// <summary>The campaign as he saw it last; null: he saw none.</summary>
    public CampaignAccount? Account { get; private set; }

    /// <summary>Begins to look.</summary>
    public void Begin() => hall.After(Looks, Look);

    /// <summary>Pulls the plugs of the phone at a station, whatever it is at.</summary>
    public PiledPhone? Pull(string station)
    {
        var at = stations[station];
        if (at.Here is not { } phone)
        {
            return null;
        }

        hall.World.Bench.TakeAway(station);
        phone.Unplug();
        at.Here = null;
        return phone;
    }

    /// <summary>Plugs a phone in at an empty station.</summary>
    /// <param name="station">The station.</param>
    /// <param name="phone">The phone.</param>
    /// <param name="told">Whether he has nothing to say of it.</param>
    public void Plug(string station, PiledPhone phone, bool told)
    {
        phone.Plug(station, hall.LinkOf(station));
        hall.World.Bench.Put(station, phone.Phone);
        (stations[station].Here, stations[station].Told) = (phone, told);
    }

    private void Look()
    {
        // Where nothing was written down since, he would be told the same again.
        var written = hall.Disk.Of(Campaign.Timeline).Count;
        if (hall.Process is not null && Account is { } known && written == read)
        {
            Read(known);
        }
        else
        {
            hall.Ask(new ControlRequest.TellCampaign(Follow: false) { By = Name }, (_, account) =>
            {
                if (account is not null)
                {
                    (Account, read) = (account, written);
                    Read(account);
                }
            });
        }

        hall.After(Looks, Look);
    }

    private void Read(CampaignAccount account)
    {
        foreach (var station in account.Stations)
        {
            var at = stations[station.Station];
            at.Running = station.Run is not null && !station.BrokenOff;
            if (!at.Busy && station.Call is { } call && Follow(at, OperatorReading.Of(call)) is { } work)
            {
                at.Busy = true;
                hall.After(work.Takes, work.Do);
            }
        }

        var left = !pile.IsEmpty && account.Stations.Any(station => station.Trust == StationTrust.Good || stations[station.Station].Mendings < MostMendings);
        idle = left || stations.Values.Any(at => at.Busy || (at.Here is not null && at.Mendings < MostMendings)) ? 0 : idle + 1;
    }

    /// <summary>What a call makes him do; null: nothing, or nothing that he could.</summary>
    private (TimeSpan Takes, Action Do)? Follow(OperatorStation at, OperatorReading call)
    {
        if (call.Leave)
        {
            return null;
        }

        if (call.Mend)
        {
            return at.Mendings >= MostMendings || (at.Here is null && !pile.HasAny) ? null : (Between(MendSeconds), () => Mend(at, call));
        }

        return at.Here is not null || (call.Put && (call.From is { } bin ? pile.Has(bin, at.Name, call.Named) : !pile.IsEmpty)) ? (Between(SwapSeconds), () => Swap(at, call)) : null;
    }

    private void Swap(OperatorStation at, OperatorReading call)
    {
        TakeOut(at, call);
        if (at.Here is null && call.Put && (call.From is { } bin ? pile.From(bin, at.Name, call.Named) : pile.Next()) is { } next)
        {
            Plug(at.Name, next, told: false);
        }

        if (at.Here is null)
        {
            at.Busy = false;
            return;
        }

        Say(at, _ => at.Busy = false);
    }

    private void Mend(OperatorStation at, OperatorReading call)
    {
        TakeOut(at, call);
        mend(at.Name);
        if ((at.Here is null || at.Tried.Contains(at.Here)) && (pile.Any(phone => !at.Tried.Contains(phone)) ?? (at.Here is null ? pile.Any(_ => true) : null)) is { } next)
        {
            if (Pull(at.Name) is { } before)
            {
                pile.Return(before);
            }

            Plug(at.Name, next, told: false);
        }

        if (at.Here is null)
        {
            at.Busy = false;
            return;
        }

        hall.Ask(new ControlRequest.TestStation(at.Name) { By = Name }, (end, _) =>
        {
            at.Busy = false;
            if (end is { Outcome: ControlOutcome.Done })
            {
                at.Mendings = 0;
                at.Tried.Clear();
            }
            else
            {
                // It may be the phone: he takes another one next. Where it could not be tested with one, only the same one again is in vain.
                var another = at.Here is { } here && at.Tried.Add(here);
                at.Mendings += another && end is { Outcome: ControlOutcome.Refused } ? 0 : 1;
            }

            if (at.Mendings >= MostMendings && Pull(at.Name) is { } phone)
            {
                pile.Return(phone);
            }
        });
    }

    /// <summary>He puts what he was told to take where he was told to; a phone with another label than he was told goes back onto the pile.</summary>
    private void TakeOut(OperatorStation at, OperatorReading call)
    {
        if (call is not { TakeOut: { } name, Into: { } bin })
        {
            return;
        }

        if (!at.Told || at.Here is null)
        {
            // He has done that before; what was decided of it since, he does now, where it is still said: it may have stood elsewhere meanwhile.
            if (Account?.Stations.FirstOrDefault(station => station.Station == at.Name)?.Call is { } now && OperatorReading.Of(now) is var again && again.TakeOut == name && again.Into == bin)
            {
                pile.Move(name, bin);
            }

            return;
        }

        var live = hall.World.Bench.Metal.Stations[at.Name].BrickPower && !call.Mend;
        var phone = Pull(at.Name)!;

        var another = name.Contains(':', StringComparison.Ordinal) && name != phone.Mac;
        handed.Add(new HandedOver(hall.Now, at.Name, phone, name, another ? null : bin) { Live = live });
        if (another)
        {
            pile.PutBack(phone);
        }
        else
        {
            phone.LastStation = at.Name;
            pile.PutInto(bin, phone);
        }
    }

    /// <summary>Reads the label of the phone that he has put there, and says so.</summary>
    private void Say(OperatorStation at, Action<bool> then) =>
        hall.Ask(new ControlRequest.ReadLabel(at.Here!.Mac, at.Name) { By = Name }, (_, _) =>
            hall.Ask(new ControlRequest.NextPhone([at.Name]) { By = Name }, (end, _) =>
            {
                at.Told |= end is { Outcome: ControlOutcome.Done };
                then(end is { Outcome: ControlOutcome.Done });
            }));

    private TimeSpan Between((int From, int To) seconds) => TimeSpan.FromSeconds(random.Next(seconds.From, seconds.To + 1));
}
