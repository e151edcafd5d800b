using PhoneRig.Core.Campaigns;

namespace PhoneRig.Hosting.Simulations;

/// <summary>The phones of a simulated campaign that stand nowhere: those on the pile, and those in the bins.</summary>
/// <param name="phones">All of them.</param>
internal sealed class PhonePile(IEnumerable<PiledPhone> phones)
{
    private readonly LinkedList<PiledPhone> left = new(phones);
    private readonly List<PiledPhone> binned = [];

    /// <summary>Whether no phone is left on the pile.</summary>
    public bool IsEmpty => left.Count == 0;

    /// <summary>The next one of the pile; null: there is none.</summary>
    public PiledPhone? Next()
    {
        var next = left.First?.Value;
        if (next is not null)
        {
            left.RemoveFirst();
        }

        return next;
    }

    /// <summary>Whether any phone is left that has runs to come.</summary>
    public bool HasAny => left.Count > 0 || binned.Exists(IsWaiting);

    /// <summary>Any phone that has runs to come; null: there is none.</summary>
    /// <param name="wanted">Which would do.</param>
    public PiledPhone? Any(Func<PiledPhone, bool> wanted)
    {
        if (left.FirstOrDefault(wanted) is { } next)
        {
            left.Remove(next);
            return next;
        }

        var found = binned.Find(phone => IsWaiting(phone) && wanted(phone));
        if (found is not null)
        {
            binned.Remove(found);
        }

        return found;
    }

    /// <summary>A phone of a bin that stood at another station last, or the one that is named; where there is none, the next one of the pile; null: there is none either.</summary>
    public PiledPhone? From(string bin, string station, string? named)
    {
        var found = Find(bin, station, named);
        if (found is not null)
        {
            binned.Remove(found);
        }

        return found ?? Next();
    }

    /// <summary>Whether there is one.</summary>
    public bool Has(string bin, string station, string? named) => !IsEmpty || Find(bin, station, named) is not null;

    /// <summary>A phone that lies in a bin is moved to another; nothing where it lies in none.</summary>
    public void Move(string mac, string bin)
    {
        if (binned.Find(phone => phone.Mac == mac) is { } phone)
        {
            phone.Bin = bin;
        }
    }

    /// <summary>A phone goes back onto the pile: to its end, where it disturbs nobody.</summary>
    public void PutBack(PiledPhone phone) => left.AddLast(phone);

    /// <summary>A phone that had no run goes back to where it was taken from.</summary>
    public void Return(PiledPhone phone)
    {
        if (phone.LastBin is { } bin)
        {
            PutInto(bin, phone);
        }
        else
        {
            PutBack(phone);
        }
    }

    /// <summary>A phone goes into a bin.</summary>
    public void PutInto(string bin, PiledPhone phone)
    {
        phone.Bin = bin;
        binned.Add(phone);
    }

    private PiledPhone? Find(string bin, string station, string? named) => binned.Find(phone => phone.Bin == bin && (named is null ? phone.LastStation != station : phone.Mac == named));

    private static bool IsWaiting(PiledPhone phone) => phone.Bin == CampaignWords.Describe(Bin.KeyStation) || phone.Bin == CampaignWords.Describe(Bin.AnotherStation);
}
