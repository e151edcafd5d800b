using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>Transfers in plain words.</summary>
internal static class TransferWords
{
    /// <summary>The file and what became of it.</summary>
    public static string Of(Transfer transfer) => $"{transfer.File}: {End(transfer)}";

    /// <summary>What became of it.</summary>
    public static string End(Transfer transfer) => transfer.End switch
    {
        TransferEnd.Whole => $"whole, {FactWords.Bytes(transfer.Bytes)}",
        TransferEnd.Refused => $"refused: {transfer.Reason}",
        TransferEnd.BrokeOff => $"broke off at {FactWords.Bytes(transfer.Bytes)}{(transfer.Total is { } total ? $" of {FactWords.Bytes(total)}" : "")}: {transfer.Reason}",
        _ => $"no end is told, {FactWords.Bytes(transfer.Bytes)} so far",
    };
}
